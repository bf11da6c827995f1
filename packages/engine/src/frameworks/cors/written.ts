import type { Call, Expression, FunctionRef, Module, Program, Site } from '../../model/index.ts'
import { decoratorCalls, ownExpressions } from '../walk.ts'

const SETTERS: ReadonlySet<string> = new Set(['set', 'header', 'setHeader', 'append', 'appendHeader', 'writeHead'])
export const ALLOW_ORIGIN = 'access-control-allow-origin'
export const ALLOW_CREDENTIALS = 'access-control-allow-credentials'

/** One header about cross-origin requests that code writes itself. */
export interface Written {
  /** The function that writes it; null: it stands in a decorator. */
  readonly function: FunctionRef | null
  readonly at: Site<Call>
  readonly header: string
  readonly value: Site
  /** The parameter, by index in `owner`, on which it is set; null: some other thing. */
  readonly receiver: { readonly owner: FunctionRef, readonly index: number } | null
}

/** All such headers of a project: set on something that a function was given, or by a decorator (`@Header(name, value)` of Nest). */
export function writtenHeaders(program: Program): readonly Written[] {
  return [...program.modules.values()].flatMap(module => [
    ...[...module.functions.keys()].flatMap(index => headersIn(program, module, index)), ...ofDecorators(program, module)
  ])
}

function headersIn(program: Program, module: Module, index: number): readonly Written[] {
  const found: Written[] = []
  for (const node of ownExpressions(module, index)) {
    for (const [header, value] of headersOfResponse(program, module, node)) {
      found.push({ function: program.functionRef(module, index), at: { module, node: node as Call }, header, value, receiver: null })
    }
    if (node.kind !== 'call' || node.callee.kind !== 'member' || !SETTERS.has(node.callee.property)) continue
    for (const [name, value] of pairsOf(program, { module, node })) {
      const header = name.toLowerCase()
      if (header !== ALLOW_ORIGIN && header !== ALLOW_CREDENTIALS) continue
      const receiver = receiverOf(program, module, node.callee.object)
      if (receiver === undefined) continue
      found.push({ function: program.functionRef(module, index), at: { module, node }, header, value, receiver })
    }
  }
  return found
}

/** `new Response(body, { headers: { Name: value } })`, `NextResponse.json(body, { headers })`: what a response is made with. */
function headersOfResponse(program: Program, module: Module, node: Expression): readonly (readonly [string, Site])[] {
  const options = node.kind === 'call' && makesResponse(node) ? node.arguments[1] : undefined
  if (options?.kind !== 'object' && options?.kind !== 'ref') return []
  const given = pairsIn(program, { module, node: options }).filter(([name]) => name === 'headers')
  return given.flatMap(([, site]) => pairsIn(program, site)).map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name === ALLOW_ORIGIN || name === ALLOW_CREDENTIALS)
}

/** A response that is made here, or the one that lets the request go on. */
function isResponse(node: Call): boolean {
  const { callee } = node
  return makesResponse(node) || callee.kind === 'member' && (callee.property === 'next' || callee.property === 'redirect')
    && (callee.object.kind === 'ref' || callee.object.kind === 'global') && /^(?:Next)?Response$/.test(callee.object.name)
}

/** `new Response()`, `NextResponse.json()`: by the name that the class has everywhere. */
function makesResponse({ callee, new: isNew }: Call): boolean {
  const made = isNew ? callee : callee.kind === 'member' && callee.property === 'json' ? callee.object : null
  return made !== null && (made.kind === 'global' || made.kind === 'ref') && /^(?:Next)?Response$/.test(made.name)
}

/** `set('Name', value)`, `set({ Name: value })`, `writeHead(200, headers)`; names and objects may be constants. */
function pairsOf(program: Program, call: Site<Call>): readonly (readonly [string, Site])[] {
  const { module, node } = call
  const [name, value] = node.arguments
  if (name === undefined) return []
  const text = name.kind === 'literal' ? name.value : isNamed(name) && value !== undefined ? program.constant({ module, node: name }) : undefined
  if (typeof text === 'string' && value !== undefined) return [[text, { module, node: value }]]
  return node.arguments.flatMap(argument => argument.kind === 'object' || isNamed(argument) ? pairsIn(program, { module, node: argument }) : [])
}

const isNamed = ({ kind }: Expression): boolean => kind === 'ref' || kind === 'member'

/** The entries of an object that is written here or held by a constant. */
function pairsIn(program: Program, site: Site): readonly (readonly [string, Site])[] {
  return program.evaluate(site).flatMap(value => value.kind === 'record' ? [...program.entries(value).entries].map(([key, entry]) => [key, entry.site] as const) : [])
}

/**
 * What the header is set on: a parameter (of the function, or of one around it), or a member of one; null: a field of the object.
 * Undefined: a thing made here (`new Headers()`, which a request may carry as well).
 */
function receiverOf(program: Program, module: Module, object: Expression): Written['receiver'] | undefined {
  let root = object
  while (root.kind === 'member' || root.kind === 'call' && root.callee.kind === 'member') root = root.kind === 'member' ? root.object : root.callee
  if (root.kind === 'this') return null
  const binding = root.kind === 'ref' ? module.bindings[root.binding] : undefined
  if (root.kind !== 'ref' || binding === undefined) return undefined
  if (binding.kind !== 'parameter') {
    const [value] = binding.values
    if (binding.kind === 'const' && value?.kind === 'call' && isResponse(value)) return null
    return binding.kind === 'const' && value?.kind === 'member' ? receiverOf(program, module, value) : undefined
  }
  const index = module.functions[binding.function]?.parameters.findIndex(each => each.binding === root.binding) ?? -1
  return object === root && index >= 0 ? { owner: program.functionRef(module, binding.function), index } : null
}

function ofDecorators(program: Program, module: Module): readonly Written[] {
  if (!module.requests.some(({ from }) => from === '@nestjs/common')) return []
  return decoratorCalls(module).flatMap(node => {
    const [name, value] = node.arguments
    const header = name?.kind === 'literal' && typeof name.value === 'string' ? name.value.toLowerCase() : ''
    if ((header !== ALLOW_ORIGIN && header !== ALLOW_CREDENTIALS) || value === undefined || node.callee.kind === 'member') return []
    return { function: null, at: { module, node }, header, value: { module, node: value }, receiver: null }
  })
}
