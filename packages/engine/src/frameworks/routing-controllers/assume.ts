import type { Program, Value } from '../../model/index.ts'
import type { Registered } from '../adapter.ts'
import type { Platform } from './applications.ts'
import { PACKAGE } from './package.ts'

const instance = (name: string, type: string): readonly Value[] => [{ kind: 'instance', package: name, type, of: null, created: null, frame: null }]
const MIDDLEWARE: Readonly<Record<Platform, readonly (readonly Value[])[]>> = {
  express: [instance('express', 'Request'), instance('express', 'Response'), instance('express', 'NextFunction')],
  koa: [instance('koa', 'Context'), instance('koa', 'Next')]
}

const KOA = [instance('koa', 'Request'), instance('koa', 'Response')]

/** Says of every function that is called what its parameters are. */
export function assume(program: Program, { elements }: Registered, platform: Platform): void {
  for (const { element } of elements) for (const { function: target } of element.functions) {
    const handed = element.role === 'guard' ? [instance(PACKAGE, 'Action')] : element.role === 'middleware' ? MIDDLEWARE[platform] : []
    for (const [index, values] of handed.slice(0, target.node.parameters.length).entries()) program.assumeParameter(target, index, values)
    if (element.role !== 'handler') continue
    const [request = [], response = []] = platform === 'koa' ? KOA : MIDDLEWARE.express
    for (const [index, input] of (element.inputs ?? []).entries()) {
      if (input?.part === 'request') program.assumeParameter(target, index, request)
      else if (input?.part === 'response') program.assumeParameter(target, index, response)
      else if (input?.part === 'context') program.assumeParameter(target, index, MIDDLEWARE.koa[0] ?? [])
    }
  }
}
