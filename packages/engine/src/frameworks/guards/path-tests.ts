import type { Program, Site, Value } from '../../model/index.ts'
import { matchesPattern } from '../path-pattern.ts'
import { constant, UNKNOWN, type Abstract } from './abstract.ts'
import type { Machine } from './machine.ts'
import { matches } from './texts.ts'

/** Functions that ask whether a text fits one of several globs: package, and the name of the function where it is a member. */
const GLOBS: Readonly<Record<string, string>> = { micromatch: 'isMatch', picomatch: 'isMatch', minimatch: '' }

/** What a call says of the path of the request whose function belongs to a package that compares paths; null: it is no such call. */
export function pathTest({ program, facts }: Machine, callee: Value, args: readonly Abstract[], member = ''): Abstract | null {
  if (callee.kind !== 'library') return null
  if (callee.package.startsWith('@clerk/nextjs') && callee.path === '.createRouteMatcher()') {
    facts.asked.route = true
    return callee.created?.node.kind === 'call' ? answer(routeMatcher(program, { module: callee.created.module, node: callee.created.node }, facts.path)) : null
  }
  const wanted = Object.hasOwn(GLOBS, callee.package) ? GLOBS[callee.package] : undefined
  const name = member === '' ? callee.path.replace(/^\.default\b\.?|^\./, '') : member
  if (wanted === undefined || name !== wanted && name !== callee.package) return null
  const [text, patterns] = args
  if (text?.kind !== 'constant' || typeof text.value !== 'string') return null
  const { value } = text
  const globs = patterns?.kind === 'list' ? patterns.items : patterns === undefined ? [] : [patterns]
  return answer(any(globs.map(glob => glob.kind === 'constant' && typeof glob.value === 'string' ? matches(expressionOfGlob(glob.value), '', value) : null)))
}

const answer = (found: boolean | null): Abstract => found === null ? UNKNOWN : constant(found, false)

/** True when one is, false when none is, else null. */
function any(found: readonly (boolean | null)[]): boolean | null {
  return found.includes(true) ? true : found.includes(null) ? null : false
}

/** `createRouteMatcher(['/desk(.*)', /^\/admin/])`. */
function routeMatcher(program: Program, { module, node }: Site, path: string): boolean | null {
  const [first] = node.kind === 'call' ? node.arguments : []
  const values = first === undefined ? [] : program.evaluate({ module, node: first })
  const each = values.flatMap(value => value.kind === 'array' ? program.elements(value).flatMap(element => element === null ? [UNREAD] : program.evaluate(element.site, element.frame)) : [value])
  return any(each.map(value => value.kind === 'literal' && typeof value.value === 'string'
    ? matchesPattern(value.value, path)
    : value.kind === 'regex' ? matches(value.pattern, value.flags, path) : null))
}

const UNREAD: Value = { kind: 'unknown' }

/** The regular expression of a glob: `**` stands for any text (and the slash before it), `*` and `?` for what has no slash. */
function expressionOfGlob(glob: string): string {
  const text = glob.replace(/[.+^$()|[\]\\]/g, '\\$&').replace(/\?/g, '[^/]').replace(/\{([^{}]*)\}/g, (_, names: string) => `(?:${names.replaceAll(',', '|')})`)
  const deep = text.replace(/\/\*\*$/, '(?:/@@)?').replace(/\*\*\//g, '(?:@@/)?').replace(/\*\*/g, '@@')
  return `^${deep.replace(/\*/g, '[^/]*').replaceAll('@@', '.*')}$`
}
