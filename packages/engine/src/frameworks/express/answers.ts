import type { FunctionRef, Program, Value } from '../../model/index.ts'
import { uses } from '../walk.ts'
import type { Item } from './elements.ts'
import { unwrap } from './wrappers.ts'

/** Whether a function can hand the request on: it has the parameter for it and uses it. */
export function handsOn({ module, index, node }: FunctionRef): boolean {
  const next = node.parameters.length === 4 ? node.parameters[3] : node.parameters[2]
  return next !== undefined && (next.rest || uses(module, index, next.binding))
}

/** Whether what stands last in a `use` answers by itself: a function that cannot hand on, or a library that serves files. */
export function answersByItself(program: Program, item: Item): boolean {
  const { functions } = unwrap(program, item)
  if (functions.length > 0) {
    return functions.every(({ function: ref }) => ref.node.parameters.length >= 1 && ref.node.parameters.length <= 3 && !handsOn(ref))
  }
  return item.values.some(value => servesFiles(program, value))
}

function servesFiles(program: Program, value: Value): boolean {
  if (value.kind !== 'library' && value.kind !== 'instance') return false
  if (value.created?.node.kind !== 'call') return false
  const targets = program.targets({ module: value.created.module, node: value.created.node }, value.frame)
  return targets.some(target => target.kind === 'library'
    ? target.target.signature?.middleware?.role === 'static'
    : target.kind === 'opaque' && ANSWERING.has(target.package))
}

/** Packages whose middleware answers everything below its path. */
const ANSWERING: ReadonlySet<string> = new Set(['serve-static', 'serve-index', 'swagger-ui-express', 'http-proxy-middleware', 'express-http-proxy'])
