import { useTranslation } from 'react-i18next';
import type { Task } from '../api/generated/index.js';

/** Says what a task asks for: what a person wrote, or what its cause is. */
export function useTaskWords(): (task: Task) => string {
  const { t } = useTranslation();
  return ({ cause, title, unreadable, winback }) => {
    if (title !== undefined) return title;
    if (unreadable === true) return t('tasks.unreadable');
    return winback === undefined
      ? t(`tasks.follow.${cause}`)
      : t(winback.asks === 'decision' ? 'winback.taskDecision' : 'winback.task', { step: winback.step });
  };
}
