/** Trouble that the user can mend: a sentence with the place and the remedy. The command ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** In words, why the disk refused. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown trouble'
  return reasons[code] ?? code
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it may not be opened',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a link that leads in circles',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is no folder',
  EPERM: 'it may not be opened',
  EROFS: 'the disk can only be read'
}
