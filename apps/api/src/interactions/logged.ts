import { invalid } from '../http/business-day.js';
import { Problem } from '../http/problem.js';
import type { LogAnswer } from './log-interaction.command.js';

/** The interaction that was logged, undefined while it cannot be seen yet; throws the problem when it was not. */
export function logged(answer: LogAnswer): Extract<LogAnswer, { outcome: 'logged' }>['interaction'] {
  switch (answer.outcome) {
    case 'unknown':
      throw new Problem('not-found', { detail: 'There is no such account.' });
    case 'reused':
      throw new Problem('key-reused');
    case 'refused':
      throw invalid(fieldOf(answer.problem.field), answer.problem.reason);
    case 'logged':
      return answer.interaction;
  }
}

/** The door speaks of columns of files. */
function fieldOf(column: string): string {
  return column === 'contacts' ? 'contactIds' : column === 'account_id' ? 'accountId' : column;
}
