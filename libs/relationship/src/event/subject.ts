/** Subjects: each has its own order, its own writer and its own hash chain. */

export const PORTFOLIO = 'portfolio';

const ACCOUNT_PREFIX = 'account/';
const PARTITION_PREFIX = 'partition/';
const ACCESS_PREFIX = 'access/';
const MANAGER_PREFIX = 'manager/';

/** The subject of an account's events. */
export function accountSubject(accountId: string): string {
  return ACCOUNT_PREFIX + accountId;
}

/** True for subjects made by `accountSubject`. */
export function isAccountSubject(subject: string): boolean {
  return subject.startsWith(ACCOUNT_PREFIX);
}

/** The account id in an account subject. */
export function accountIdOf(subject: string): string {
  return subject.slice(ACCOUNT_PREFIX.length);
}

/** The subject of an account manager's own decisions; the empty id stands for nobody. */
export function managerSubject(managerId: string): string {
  return MANAGER_PREFIX + managerId;
}

/** The account manager's id in a manager's subject; undefined for every other subject. */
export function managerIdOf(subject: string): string | undefined {
  return subject.startsWith(MANAGER_PREFIX) ? subject.slice(MANAGER_PREFIX.length) : undefined;
}

/** The subject that carries a partition's own week markers. */
export function partitionSubject(partition: number): string {
  return PARTITION_PREFIX + String(partition);
}

/** The partition number in a partition subject; undefined for every other subject. */
export function partitionNumberOf(subject: string): number | undefined {
  return subject.startsWith(PARTITION_PREFIX) ? Number(subject.slice(PARTITION_PREFIX.length)) : undefined;
}

/** The subject of what a person may do, and has chosen. */
export function accessSubject(userId: string): string {
  return ACCESS_PREFIX + userId;
}

/** The person of an access subject; undefined for every other subject. */
export function userIdOf(subject: string): string | undefined {
  return subject.startsWith(ACCESS_PREFIX) ? subject.slice(ACCESS_PREFIX.length) : undefined;
}
