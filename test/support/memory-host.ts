import type { Host } from '../../packages/engine/src/model/host.ts'

/** Files that are only in memory: absolute path -> text. Links: a folder -> the folder behind it. */
export function memoryHost(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>> = {}): Host {
  const real = (path: string): string => {
    const link = Object.keys(links).find(each => path === each || path.startsWith(`${each}/`))
    return link === undefined ? path : real(links[link]! + path.slice(link.length))
  }
  return {
    read: path => files[real(path)] ?? null,
    list(folder) {
      const prefix = `${real(folder.replace(/\/$/, ''))}/`
      const names = [...Object.keys(files), ...Object.keys(links).map(link => `${link}/`)]
        .filter(path => path.startsWith(prefix))
        .map(path => /^[^/]+\/?/.exec(path.slice(prefix.length))?.[0] ?? '')
      return [...new Set(names)].filter(name => name !== '').sort()
    },
    real
  }
}
