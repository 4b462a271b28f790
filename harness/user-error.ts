/** Something the user can mend: said in full, without a stack trace. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
}

/** Wrong words on the command line or in a file: exit 64. */
export class UsageError extends UserError {
  override readonly name = 'UsageError';
}
