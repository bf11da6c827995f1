import type { Expression, Frame, Module, Program, Site } from '../../model/index.ts'

/** Calls in calls (`join(dirname(fileURLToPath(import.meta.url)), 'routes')`) and constants that hold them. */
const FOLLOWED = 8

/** The absolute path that an expression stands for, made from the file's own place; null when it is something else. */
export function folderOf(program: Program, site: Site, frame: Frame | null): string | null {
  const path = pathOf(program, site, frame, 0)
  return path?.startsWith('/') === true ? path : null
}

function pathOf(program: Program, { module, node }: Site, frame: Frame | null, depth: number): string | null {
  if (depth > FOLLOWED) return null
  const ask = (part: Expression): string | null => pathOf(program, { module, node: part }, frame, depth + 1)
  switch (node.kind) {
    case 'literal': return typeof node.value === 'string' ? node.value : null
    case 'global': return node.name === '__dirname' ? parentOf(module.path) : node.name === '__filename' ? module.path : null
    case 'member': return memberOf(program, { module, node }, node.property, frame, ask)
    case 'concat': return joined(node.parts.map(ask), '')
    case 'call': return callOf(node.callee, node.arguments, module, ask)
    case 'ref': return constantOf(program, module, node, frame, depth)
    case 'await': return ask(node.value)
    default: return null
  }
}

function memberOf(
  program: Program, site: Site, property: string, frame: Frame | null, ask: (node: Expression) => string | null
): string | null {
  const { module, node } = site
  if (node.kind !== 'member') return null
  if (node.object.kind === 'global' && node.object.name === 'import.meta') {
    return property === 'dirname' ? parentOf(module.path) : property === 'filename' || property === 'url' ? module.path : null
  }
  if (property === 'pathname' || property === 'href') return ask(node.object)
  const constant = program.constant(site, frame)
  return typeof constant === 'string' ? constant : null
}

function constantOf(
  program: Program, module: Module, node: Expression & { readonly kind: 'ref' }, frame: Frame | null, depth: number
): string | null {
  const values = module.bindings[node.binding]?.values ?? []
  const [only] = values
  if (values.length === 1 && only !== undefined) return pathOf(program, { module, node: only }, frame, depth + 1)
  const constant = program.constant({ module, node }, frame)
  return typeof constant === 'string' ? constant : null
}

/** `path.join`, `path.resolve`, `dirname`, `fileURLToPath`, `new URL(relative, import.meta.url)`. */
function callOf(callee: Expression, args: readonly Expression[], module: Module, ask: (node: Expression) => string | null): string | null {
  const name = callee.kind === 'member' ? callee.property : callee.kind === 'ref' || callee.kind === 'global' ? callee.name : ''
  const [first, second] = args
  if (name === 'join' || name === 'resolve') return joined(args.map((part, index) => index === 0 ? folderAt(part, module) ?? ask(part) : ask(part)), '/')
  if (first === undefined) return null
  if (name === 'fileURLToPath') return ask(first)
  const path = ask(first)
  if (path === null) return null
  if (name === 'dirname') return parentOf(path)
  if (name !== 'URL' || second === undefined) return null
  const base = ask(second)
  return base === null ? null : normal(`${parentOf(base) || parentOf(module.path)}/${path}`)
}

/** The address of the file itself stands for its folder in `join` of packages such as desm. */
function folderAt(node: Expression, module: Module): string | null {
  const isAddress = node.kind === 'member' && node.property === 'url' && node.object.kind === 'global' && node.object.name === 'import.meta'
  return isAddress ? parentOf(module.path) : null
}

function joined(parts: readonly (string | null)[], between: string): string | null {
  return parts.includes(null) ? null : normal(parts.join(between))
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))

/** Without `.`, `..` and doubled slashes. */
function normal(path: string): string {
  const kept: string[] = []
  for (const part of path.split('/')) {
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop()
    else if (part !== '' && part !== '.') kept.push(part)
  }
  return `${path.startsWith('/') ? '/' : ''}${kept.join('/')}`
}
