/** What a kind of table may and must hold, in Mooring's column names. */
export interface TableColumns {
  readonly known: readonly string[];
  readonly required: readonly string[];
  /** At least one of these must be there; empty for no such rule. */
  readonly oneOf: readonly string[];
}

export const SHIPMENT_COLUMNS = {
  known: [
    'account_id',
    'date',
    'shipment_id',
    'orders',
    'volume',
    'unit',
    'value',
    'currency',
    'service',
    'lane',
    'carrier',
    'recorded_at',
  ],
  required: ['account_id', 'date'],
  oneOf: ['orders', 'volume', 'value'],
} as const satisfies TableColumns;

export const ACCOUNT_COLUMNS = {
  known: ['account_id', 'name', 'name_en', 'owner', 'team', 'country', 'tier'],
  required: ['account_id', 'name'],
  oneOf: [],
} as const satisfies TableColumns;

export const CONTACT_COLUMNS = {
  known: ['account_id', 'contact_id', 'name', 'role', 'title', 'phone', 'email', 'note'],
  required: ['account_id', 'name'],
  oneOf: [],
} as const satisfies TableColumns;

export const INTERACTION_COLUMNS = {
  known: [
    'account_id',
    'date',
    'kind',
    'interaction_id',
    'direction',
    'contacts',
    'feeling',
    'note',
    'next_step',
    'next_step_due',
    'by',
  ],
  required: ['account_id', 'date', 'kind'],
  oneOf: [],
} as const satisfies TableColumns;
