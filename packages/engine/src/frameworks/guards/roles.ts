import type { Call, Frame, Item, LibraryTarget, MiddlewareRole, Program, Signature, Site, Value } from '../../model/index.ts'
import { parsePort } from '../../model/port.ts'
import { LOGIN_STRATEGIES } from './login.ts'
import { isHarmless } from './packages.ts'

/** What a package's middleware does to strangers. `decides`: a callback of the project says. */
export type Role =
  | { readonly kind: 'guard', readonly name: string }
  | { readonly kind: 'other' | 'unknown' | 'decides' }
  | { readonly kind: 'opaque', readonly name: string }

/** The role of the middleware that a value of a package is. */
export function roleOfCall(program: Program, value: Value & { readonly kind: 'library' | 'instance' }): Role {
  const { created } = value
  // The function itself, not what a call of it gives.
  const isMember = value.kind === 'library' && !value.path.endsWith(')') && (value.self !== undefined || created === null)
  if (created?.node.kind === 'call' && !isMember) return roleOf(program, { module: created.module, node: created.node }, value.frame)
  const item = program.item(value, null)
  const name = `${value.package}${value.kind === 'library' ? value.path : `.${value.type}`}`
  const role = item === null || !isMember ? undefined : asList(item.item.call)[0]?.middleware
  if (role !== undefined) return role.role === 'guard' ? { kind: 'guard', name: item?.name ?? name } : { kind: 'other' }
  if (item?.signature?.middleware !== undefined) return item.signature.middleware.role === 'guard' ? { kind: 'guard', name: item.name } : { kind: 'other' }
  return isHarmless(value.package) || item !== null ? { kind: 'other' } : { kind: 'opaque', name }
}

/** The role of the middleware that a call makes. */
export function roleOf(program: Program, site: Site<Call>, frame: Frame | null): Role {
  for (const target of program.targets(site, frame)) {
    if (target.kind === 'opaque') {
      const name = `${target.package}${target.path}`
      return isHarmless(target.package) ? { kind: 'other' } : { kind: 'opaque', name }
    }
    if (target.kind !== 'library') continue
    const plugin = installedBy(program, target.target, site, frame)
    if (plugin?.signature?.middleware !== undefined) return roleByModel(program, plugin.signature.middleware, plugin, site, frame)
    const { signature, name, library } = target.target
    if (signature?.middleware !== undefined) return roleByModel(program, signature.middleware, target.target, site, frame)
    if (isHarmless(library.package) || signature !== null) return { kind: 'other' }
    return { kind: 'opaque', name }
  }
  return { kind: 'unknown' }
}

function roleByModel(program: Program, model: MiddlewareRole, target: LibraryTarget, site: Site<Call>, frame: Frame | null): Role {
  const { name, library, signature } = target
  if (model.role === 'principal' && signature?.callbacks !== undefined) return { kind: 'decides' }
  if (model.role !== 'guard') return { kind: 'other' }
  if (model.unless !== undefined && optionIs(program, site, frame, model.unless) === true) return { kind: 'other' }
  if (model.onlyIf !== undefined) {
    const holds = optionIs(program, site, frame, model.onlyIf)
    if (holds !== true) return holds === false ? { kind: 'other' } : { kind: 'opaque', name }
  }
  return (library.package === 'passport' || library.package === '@nestjs/passport') && isLogin(program, site, frame) ? { kind: 'other' } : { kind: 'guard', name }
}

/** Whether an option has a value; null when it cannot be told. */
function optionIs(program: Program, site: Site<Call>, frame: Frame | null, { port, is }: NonNullable<MiddlewareRole['unless']>): boolean | null {
  const parsed = parsePort(port)
  if (parsed?.root.kind !== 'argument') return null
  const argument = site.node.arguments[parsed.root.index]
  if (argument === undefined) return false
  let values = program.evaluate({ module: site.module, node: argument }, frame)
  for (const step of parsed.path) {
    if (step.kind !== 'property') return null
    if (values.some(value => value.kind === 'record' && lacks(program.entries(value), step.name))) return false
    values = values.flatMap(value => program.member(value, step.name))
  }
  const [only] = values
  return values.length === 1 && only?.kind === 'literal' ? only.value === is : values.length === 0 ? false : null
}

function lacks({ entries, rest }: ReturnType<Program['entries']>, name: string): boolean {
  return !rest && !entries.has(name)
}

/** A strategy that makes the session is the login, not a guard; a list of strategies is a guard when one of them is. */
function isLogin(program: Program, site: Site<Call>, frame: Frame | null): boolean {
  const [first] = site.node.arguments
  if (first === undefined) return false
  const values = program.evaluate({ module: site.module, node: first }, frame)
  const names = values.flatMap(value => value.kind === 'array'
    ? program.elements(value).flatMap(element => element === null ? [] : program.evaluate(element.site, element.frame))
    : [value])
  return names.length > 0 && names.every(value => value.kind === 'literal' && typeof value.value === 'string' && LOGIN_STRATEGIES.has(value.value.toLowerCase()))
}

/** The plugin that a call installs, by the model of its package. */
function installedBy(program: Program, { signature }: LibraryTarget, site: Site<Call>, frame: Frame | null): LibraryTarget | null {
  const port = signature?.installs === undefined ? null : parsePort(signature.installs)
  const node = port?.root.kind === 'argument' ? site.node.arguments[port.root.index] : undefined
  if (node === undefined) return null
  for (const value of program.evaluate({ module: site.module, node }, frame)) {
    const item = program.item(value, null, site, frame)
    if (item !== null) return item
  }
  return null
}

function asList(signatures: Item['call']): readonly Signature[] {
  return signatures === undefined ? [] : Array.isArray(signatures) ? signatures as readonly Signature[] : [signatures as Signature]
}
