import type { Contact, Winback } from '../api/generated/index.js';

/** What every form about a plan gets. */
export interface PlanFormProps {
  readonly plan: Winback;
  readonly contacts: readonly Contact[];
  readonly onDone: () => void;
}

/** A field that was left empty is not sent. */
export function given(
  name: 'note' | 'detail' | 'to',
  text: string | undefined,
): Partial<Record<'note' | 'detail' | 'to', string>> {
  return text === undefined || text.trim() === '' ? {} : { [name]: text.trim() };
}
