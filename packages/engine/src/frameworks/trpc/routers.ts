import type { Call, Frame, Module, Program, Site, Value } from '../../model/index.ts'
import { MOUNT_DEPTH } from '../limits.ts'
import { ownExpressions } from '../walk.ts'
import type { Placed } from './procedures.ts'

/** A router: the call that makes it. */
export interface Router {
  readonly call: Site<Call>
  readonly frame: Frame | null
}

/** A procedure under its full name. */
export interface Named extends Placed {
  readonly path: string
  readonly value: Value & { readonly kind: 'instance' }
}

/** The calls of a project that make routers: of `t.router` and `t.mergeRouters`, by whatever name. */
export function routersOf(program: Program): readonly Router[] {
  const modules = [...program.modules.values()]
  if (!modules.some(({ requests }) => requests.some(({ from }) => from.startsWith('@trpc/server')))) return []
  return modules.flatMap(module => [...module.functions.keys()].flatMap(index => ownExpressions(module, index)
    .flatMap((node): readonly Router[] => node.kind === 'call' && isRouter(program, module, node) ? [{ call: { module, node }, frame: null }] : [])))
}

function isRouter(program: Program, module: Module, node: Call): boolean {
  const [first] = node.arguments
  if (first === undefined || node.new) return false
  return program.targets({ module, node }).some(target => target.kind === 'library' && target.target.library.package === '@trpc/server'
    && isMade(target.target.signature?.returns))
}

function isMade(returns: unknown): boolean {
  return typeof returns === 'object' && returns !== null && 'type' in returns && returns.type === 'Router'
}

/** The procedures of a router and of those in it, and the routers that stand in it. */
export function contentsOf(program: Program, router: Router): { readonly procedures: readonly Named[], readonly inner: ReadonlySet<Call> } {
  const procedures: Named[] = []
  const inner = new Set<Call>()
  read(router, '', 0)
  return { procedures, inner }

  function read({ call: { module, node }, frame }: Router, prefix: string, depth: number): void {
    for (const argument of node.arguments) {
      const site = { module, node: argument.kind === 'spread' ? argument.value : argument }
      for (const value of program.evaluate(site, frame)) readValue(value, { site, frame }, prefix, depth)
    }
  }

  function readValue(value: Value, { site, frame }: Placed, prefix: string, depth: number): void {
    if (depth > MOUNT_DEPTH) return
    if (value.kind === 'record') {
      for (const [name, entry] of program.entries(value).entries) {
        for (const each of program.evaluate(entry.site, entry.frame)) readValue(each, entry, prefix === '' ? name : `${prefix}.${name}`, depth + 1)
      }
    } else if (value.kind === 'instance' && value.package === '@trpc/server' && value.created?.node.kind === 'call') {
      if (value.type === 'Procedure') procedures.push({ path: prefix, value, site, frame })
      if (value.type !== 'Router') return
      inner.add(value.created.node)
      read({ call: { module: value.created.module, node: value.created.node }, frame: value.frame }, prefix, depth + 1)
    }
  }
}
