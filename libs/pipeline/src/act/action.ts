import type { ActionRequest } from '#relationship';

/** What a user asks for, with the revision that they saw. */
export type Action = {
  [Type in ActionRequest['type']]: Pick<Extract<ActionRequest, { type: Type }>, 'type' | 'data'>;
}[ActionRequest['type']];
