/** Something the user can put right: printed as one sentence, without a stack. */
export class UserError extends Error {}
