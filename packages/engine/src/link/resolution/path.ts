/** Paths of the host: absolute, forward slashes. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash <= 0 ? '/' : path.slice(0, slash)
}

/** `folder` and a relative path, `.` and `..` resolved. */
export function join(folder: string, relative: string): string {
  const parts: string[] = []
  for (const part of `${relative.startsWith('/') ? '' : folder}/${relative}`.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') parts.pop()
    else parts.push(part)
  }
  const [first] = parts
  return first !== undefined && /^[A-Za-z]:$/.test(first) ? parts.join('/') : `/${parts.join('/')}`
}
