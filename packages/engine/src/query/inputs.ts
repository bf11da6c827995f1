import type { Call, Expression } from '../model/expression.ts'
import type { SourceKind } from '../model/kind.ts'
import type { Result } from '../model/library.ts'
import type { HandedInput } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { FunctionRef, Site } from '../model/value.ts'
import { writtenOf, type Placed } from './written.ts'

/** A part of the request that an expression reads: `headers`, `['x-key']`. */
export interface InputRead {
  readonly part: SourceKind
  readonly path: readonly string[]
  /** It is what a token says that was read without a check of its signature there. */
  readonly decoded?: true
}

/** Members, names and calls between a part of the request and where it is used. */
const mostSteps = 8

/** Methods of texts that hand on their receiver, or a part of it. */
const carriers: ReadonlySet<string> = new Set([
  'toString', 'trim', 'slice', 'substring', 'substr', 'toLowerCase', 'toUpperCase', 'split', 'at', 'replace', 'replaceAll', 'normalize', 'valueOf', 'pop', 'shift', 'match', 'exec'
])
const converters: ReadonlySet<string> = new Set(['String', 'Number', 'parseInt', 'Boolean', 'decodeURIComponent', 'BigInt'])

/** What of the request an expression is: through names, files and known callers, as frameworks hand it over. */
export function inputsOf(view: View, site: Site, frame: Placed['frame'] = null, left: number = mostSteps): readonly InputRead[] {
  return left === 0 ? [] : writtenOf(view, site, frame).flatMap(leaf => readAt(view, leaf, left))
}

/** Whether an expression is a part of the request that its sender chooses, and not what the server or a token says of the caller. */
export function isChosenByClient(view: View, site: Site, frame: Placed['frame'] = null): boolean {
  return inputsOf(view, site, frame).some(each => each.part !== 'principal' && each.decoded !== true)
}

function readAt(view: View, { site: { module, node }, frame }: Placed, left: number): readonly InputRead[] {
  const behind = (inner: Expression, ...names: readonly string[]): readonly InputRead[] =>
    inputsOf(view, { module, node: inner }, frame, left - 1).map(each => ({ ...each, path: [...each.path, ...names] }))
  switch (node.kind) {
    case 'member': {
      const decoded = decodedIn(view, { site: { module, node: node.object }, frame })
      if (decoded !== null) return behind(decoded).map(each => ({ part: each.part, path: [node.property], decoded: true }))
      const own = sourceOfMember(view, { module, node: node.object }, frame, node.property)
      return own !== null ? [{ part: own, path: [] }] : behind(node.object, node.property)
    }
    case 'index': {
      const name = view.program.constant({ module, node: node.index }, frame)
      return behind(node.object, typeof name === 'string' ? name : '?')
    }
    case 'rest': return behind(node.object)
    case 'ref': return handedTo(view, { module, node })
    case 'call': return readByCall(view, { site: { module, node }, frame }, node, behind)
    default: return []
  }
}

/** The token that is read without a check of its signature to give a value, or what it is a part of; null: none. */
function decodedIn(view: View, { site: { module, node }, frame }: Placed, left = mostSteps): Expression | null {
  const inside = (inner: Expression | undefined): Expression | null =>
    (inner === undefined || left === 0 ? null : decodedIn(view, { site: { module, node: inner }, frame }, left - 1))
  switch (node.kind) {
    case 'ref': return inside(module.bindings[node.binding]?.values[0])
    case 'member': return inside(node.object)
    case 'await': case 'fallback': return inside(node.value)
    // `verify(token) && decode(token)`: somebody has looked before.
    case 'logical': return node.operator === '&&' ? null : inside(node.right) ?? inside(node.left)
    case 'call': return view.program.targets({ module, node }, frame).some(target => (target.kind === 'function'
      ? left > 0 && view.program.returns(target.function, null).some(each => decodedIn(view, each, left - 1) !== null)
      : target.kind === 'library' && Object.values(target.target.signature?.settings ?? {}).includes('unverified-token'))) ? node.arguments[0] ?? null : null
    default: return null
  }
}

function sourceOfMember(view: View, site: Site, frame: Placed['frame'], name: string): SourceKind | null {
  for (const value of view.program.evaluate(site, frame)) {
    const source = view.program.item(value, name)?.item.source
    if (source !== undefined) return source
  }
  return null
}

type Behind = (inner: Expression, ...names: readonly string[]) => readonly InputRead[]

function readByCall(view: View, { site: { module }, frame }: Placed, node: Call, behind: Behind): readonly InputRead[] {
  const { callee, arguments: [first] } = node
  const name = first === undefined ? undefined : view.program.constant({ module, node: first }, frame)
  const names = typeof name === 'string' ? [name] : []
  for (const target of view.program.targets({ module, node }, frame)) {
    if (target.kind !== 'library') continue
    const source = [target.target.signature?.returns ?? []].flat().map(sourceOf).find(each => each !== null) ?? null
    if (source !== null) return [{ part: source, path: names }]
  }
  if (callee.kind === 'global' && converters.has(callee.name) && first !== undefined && !node.new) return behind(first)
  if (callee.kind !== 'member') return []
  // `headers.get('x-key')`, `searchParams.get('role')`: a map that is a part of the request.
  if (callee.property === 'get') return behind(callee.object, ...names)
  return carriers.has(callee.property) ? behind(callee.object) : []
}

function sourceOf(result: Result): SourceKind | null {
  return 'source' in result ? result.source : null
}

const known = new WeakMap<View, ReadonlyMap<FunctionRef, readonly (HandedInput | null)[]>>()

/** What a framework puts into a parameter of a handler, one by one (`@Body() loan`). */
function handedTo(view: View, { module, node }: Site): readonly InputRead[] {
  const parameter = node.kind === 'ref' ? module.bindings[node.binding]?.parameter : null
  if (parameter == null) return []
  let inputs = known.get(view)
  if (inputs === undefined) {
    const elements = view.surface.routes.flatMap(route => route.chain)
    inputs = new Map(elements.flatMap(element => element.functions.map(each => [each.function, element.inputs ?? []] as const)))
    known.set(view, inputs)
  }
  const input = inputs.get(view.program.functionRef(module, parameter.function))?.[parameter.index]
  if (input?.made !== null || input.part === 'response' || input.part === 'context' || input.part === 'none') return []
  return [{ part: input.part, path: input.key === null ? [] : [input.key] }]
}
