/** What a task is for: an alert, a paused account, or one that nobody has spoken to for too long. */
export const TASK_CAUSES = ['loosening', 'paused', 'keep-in-touch'] as const;

export type TaskCause = (typeof TASK_CAUSES)[number];
