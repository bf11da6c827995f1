/** Trouble that the user can mend: one sentence with the place and the remedy. The command ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
