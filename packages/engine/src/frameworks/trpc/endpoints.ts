import type { Call, Module, Program, Site, Value } from '../../model/index.ts'
import { ownExpressions } from '../walk.ts'
import type { Placed } from './procedures.ts'

/** Where a router is served: an adapter was handed it, with what makes the context of a request. */
export interface Endpoint {
  /** The call that makes the router. */
  readonly router: Call
  readonly prefix: string | null
  readonly context: Placed | null
}

/** All places where routers are handed to an adapter of tRPC: an object with `router`, alone or as options of a plugin. */
export function endpointsOf(program: Program): readonly Endpoint[] {
  const found: Endpoint[] = []
  for (const module of program.modules.values()) {
    if (!module.requests.some(({ from }) => /^@trpc\/server\/|^@hono\/trpc-server$/.test(from))) continue
    for (const index of module.functions.keys()) {
      for (const node of ownExpressions(module, index)) if (node.kind === 'call') found.push(...endpointsAt(program, module, node))
    }
  }
  return found
}

function endpointsAt(program: Program, module: Module, node: Call): readonly Endpoint[] {
  return node.arguments.flatMap(argument => {
    if (argument.kind !== 'object' && argument.kind !== 'ref') return []
    return program.evaluate({ module, node: argument }).flatMap(value => value.kind === 'record' ? inOptions(program, value, { module, node }) : [])
  })
}

function inOptions(program: Program, options: Value, call: Site<Call>): readonly Endpoint[] {
  const { entries } = program.entries(options)
  const nested = entries.get('trpcOptions')
  const inner = nested === undefined ? undefined : program.evaluate(nested.site, nested.frame).find(({ kind }) => kind === 'record')
  const own = inner === undefined ? entries : program.entries(inner).entries
  const router = own.get('router')
  if (router === undefined) return []
  const context = own.get('createContext') ?? null
  const prefix = textAt(program, entries.get('endpoint')) ?? textAt(program, entries.get('prefix')) ?? textAt(program, entries.get('basePath')) ?? mountOf(program, call)
  return program.evaluate(router.site, router.frame).flatMap(value =>
    value.kind === 'instance' && value.type === 'Router' && value.created?.node.kind === 'call' ? [{ router: value.created.node, prefix, context }] : [])
}

function textAt(program: Program, placed: Placed | undefined): string | null {
  const text = placed === undefined ? undefined : program.constant(placed.site, placed.frame)
  return typeof text === 'string' ? text : null
}

/** `app.use('/trpc', createExpressMiddleware(options))`. */
function mountOf(program: Program, { module, node }: Site<Call>): string | null {
  for (const index of module.functions.keys()) {
    for (const outer of ownExpressions(module, index)) {
      if (outer.kind !== 'call' || !outer.arguments.includes(node)) continue
      const [path] = outer.arguments
      const text = path === undefined || path === node ? undefined : program.constant({ module, node: path })
      if (typeof text === 'string') return text
    }
  }
  return null
}
