import {
  accountIdOf,
  isAccountSubject,
  managerIdOf,
  newAccess,
  newAccount,
  newManager,
  NEW_PORTFOLIO,
  newPartition,
  partitionNumberOf,
  PORTFOLIO,
  userIdOf,
} from '#relationship';
import type { SubjectDocument, SubjectState } from '../ports/index.js';

/** The document of a subject before its first event; undefined for a kind of subject that this version does not fold. */
export function newDocument(subject: string): SubjectDocument | undefined {
  const state = initialState(subject);
  return state === undefined
    ? undefined
    : { subject, position: '', sequence: 0, head: '', state, outbox: [] };
}

function initialState(subject: string): SubjectState | undefined {
  if (isAccountSubject(subject)) return newAccount(accountIdOf(subject));
  if (subject === PORTFOLIO) return NEW_PORTFOLIO;
  const userId = userIdOf(subject);
  if (userId !== undefined) return newAccess(userId);
  const manager = managerIdOf(subject);
  if (manager !== undefined) return newManager(manager);
  const partition = partitionNumberOf(subject);
  return partition === undefined ? undefined : newPartition(partition);
}
