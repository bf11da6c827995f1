import type { Frame, Program, Site, Value } from '../../model/index.ts'
import { exportedAs } from '../files/exported.ts'
import { moduleNamed } from '../files/projects.ts'

/** Plugins around plugins (`withSentry(withAnalyzer(config))`). */
const WRAPPERS = 6

/** Headers that `next.config` puts on answers. */
interface HeaderRule {
  /** The pattern of paths, without `basePath`. */
  readonly source: string
  readonly headers: ReadonlyMap<string, { readonly site: Site, readonly frame: Frame | null }>
}

export interface Settings {
  readonly basePath: string
  /** Ends of file names of pages and routes; null: those of scripts. */
  readonly pageExtensions: readonly string[] | null
  readonly headers: readonly HeaderRule[]
}

/** What `next.config` says of routes: https://nextjs.org/docs/app/api-reference/config/next-config-js */
export function settingsOf(program: Program, root: string): Settings {
  const module = moduleNamed(program, `${root}/next.config`)
  const exported = module === null ? null : exportedAs(program, module, 'default')
  const configs = (exported?.values ?? []).flatMap(value => recordsIn(program, value, 0))
  const member = (name: string): readonly Value[] => configs.flatMap(config => program.member(config, name))
  const [base] = member('basePath')
  const extensions = member('pageExtensions').flatMap(value => listOf(program, value)).flatMap(({ site, frame }) => {
    const text = program.constant(site, frame)
    return typeof text === 'string' ? [text] : []
  })
  return {
    basePath: base?.kind === 'literal' && typeof base.value === 'string' ? base.value : '',
    pageExtensions: extensions.length === 0 ? null : extensions,
    headers: member('headers').flatMap(value => value.kind === 'function' ? headersFrom(program, value) : [])
  }
}

/** The configuration itself: an object, what a function gives, or what is handed to a plugin. */
function recordsIn(program: Program, value: Value, depth: number): readonly Value[] {
  if (depth > WRAPPERS) return []
  if (value.kind === 'record') return [value]
  if (value.kind === 'function') {
    return givenBy(program, value).flatMap(each => recordsIn(program, each, depth + 1))
  }
  if (value.kind !== 'library' || value.created?.node.kind !== 'call') return []
  const { created: { module, node }, frame } = value
  const handed = node.arguments.flatMap(argument => program.evaluate({ module, node: argument }, frame))
  return handed.flatMap(each => recordsIn(program, each, depth + 1))
}

function givenBy(program: Program, { function: target, frame: around }: Value & { readonly kind: 'function' }): readonly Value[] {
  return program.returns(target, around).flatMap(({ site, frame }) => program.evaluate(site, frame))
}

interface Placed { readonly site: Site, readonly frame: Frame | null }

function listOf(program: Program, value: Value): readonly Placed[] {
  return value.kind === 'array' ? program.elements(value).filter(each => each !== null) : []
}

function headersFrom(program: Program, value: Value & { readonly kind: 'function' }): readonly HeaderRule[] {
  const rules = givenBy(program, value).flatMap(list => listOf(program, list))
  return rules.flatMap(({ site, frame }) => program.evaluate(site, frame).flatMap(rule => ruleOf(program, rule) ?? []))
}

/** `{ source, headers: [{ key, value }] }`. */
function ruleOf(program: Program, rule: Value): HeaderRule | null {
  if (rule.kind !== 'record') return null
  const { entries } = program.entries(rule)
  const source = entries.get('source')
  const pattern = source === undefined ? undefined : program.constant(source.site, source.frame)
  const listed = entries.get('headers')
  if (typeof pattern !== 'string' || listed === undefined) return null
  const pairs = program.evaluate(listed.site, listed.frame).flatMap(each => listOf(program, each)).flatMap(each => pairOf(program, each))
  return { source: pattern, headers: new Map(pairs) }
}

function pairOf(program: Program, { site, frame }: Placed): readonly (readonly [string, Placed])[] {
  return program.evaluate(site, frame).flatMap(pair => {
    const { entries } = program.entries(pair)
    const key = entries.get('key')
    const value = entries.get('value')
    const name = key === undefined ? undefined : program.constant(key.site, key.frame)
    return typeof name === 'string' && value !== undefined ? [[name.toLowerCase(), value] as const] : []
  })
}
