import type { FunctionRef, Value } from '../../model/index.ts'
import type { Convention } from '../routing/convention.ts'
import { methodOf, METHODS } from '../routing/methods.ts'
import type { Registering } from '../routing/owners.ts'
import { ANY_PATH, pathsAt, pathsOf } from '../routing/paths.ts'
import { expressDialect } from './dialect.ts'
import { thingOf } from './things.ts'

const instance = (type: string): readonly Value[] => [{ kind: 'instance', package: 'express', type, of: null, created: null, frame: null }]
const REQUEST = instance('Request')
const RESPONSE = instance('Response')
const NEXT = instance('NextFunction')
const UNKNOWN: readonly Value[] = [{ kind: 'unknown' }]

/** Express 4 and 5: functions of three parameters, of four when they handle errors. */
export const expressConvention: Convention = {
  framework: 'express',
  dialect: expressDialect,
  thingOf,
  register,
  isFluent: name => METHODS.has(name) || name === 'use' || name === 'param',
  handedTo: ({ node }: FunctionRef, role: string) => node.parameters.length === 4 && role !== 'parameter'
    ? [UNKNOWN, REQUEST, RESPONSE, NEXT]
    : [REQUEST, RESPONSE, NEXT],
  nextAt: node => node.parameters.length === 4 ? 3 : 2,
  handlesErrors: node => node.parameters.length === 4,
  carried: 2
}

function register({ program, call, name, thing, within, add, part }: Registering): void {
  const { module, node } = call.site
  if (thing === 'route') {
    if (within !== null && METHODS.has(name)) add(methodOf(name), within, 0)
    return
  }
  const first = node.arguments[0]
  if (first === undefined) return
  const site = { module, node: first.kind === 'spread' ? first.value : first }
  if (name === 'use') {
    const paths = first.kind === 'spread' ? null : pathsOf(program, site, call.frame)
    const plain = paths === null || paths.length === 0 || node.arguments.length === 1 && !paths.some(({ known }) => known)
    if (plain) add('USE', [ANY_PATH], 0)
    else add('USE', paths, 1)
  } else if (name === 'param') {
    add('PARAM', pathsAt(program, site, call.frame), 1)
  } else if (name === 'route') {
    part(pathsAt(program, site, call.frame))
  } else if (METHODS.has(name) || name === 'del') {
    // `app.get('title')` reads a setting.
    if (node.arguments.length < 2 && (first.kind !== 'spread' || thing === 'app')) return
    add(methodOf(name), pathsAt(program, site, call.frame), 1)
  }
}
