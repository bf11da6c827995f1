import type { Host } from '../model/index.ts'

/**
 * The folder of the project that a file or folder belongs to: the nearest one, upwards, with a `package.json` that names a
 * package or has dependencies (one that only says `"type"` is a marker for Node), or with a `postern.json`.
 *
 * @param host - the files
 * @param path - a file or folder, absolute
 * @param isFolder - whether `path` is a folder
 * @returns the folder; where there is no such one, the folder itself
 */
export function projectRoot(host: Host, path: string, isFolder: boolean): string {
  const start = isFolder ? path : path.slice(0, path.lastIndexOf('/'))
  for (let folder = start; folder !== ''; folder = folder.slice(0, folder.lastIndexOf('/'))) {
    const names = host.list(folder)
    if (names.includes('postern.json') || (names.includes('package.json') && isPackage(host.read(`${folder}/package.json`)))) return folder
  }
  return start
}

function isPackage(text: string | null): boolean {
  return text !== null && /"(?:name|dependencies|devDependencies|workspaces)"\s*:/.test(text)
}
