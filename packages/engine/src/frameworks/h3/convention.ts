import type { Value } from '../../model/index.ts'
import type { Convention } from '../routing/convention.ts'
import { methodOf, METHODS } from '../routing/methods.ts'
import type { Registering, Thing } from '../routing/owners.ts'
import { ANY_PATH, pathsAt, pathsOf } from '../routing/paths.ts'
import { h3Dialect } from './dialect.ts'
import { handing } from './handlers.ts'

const TYPES: Readonly<Record<string, Thing>> = { App: 'app', H3: 'app', Router: 'router' }

/** Applications and routers of h3 by themselves: https://v1.h3.dev/guide/router, https://h3.dev/guide/basics/routing */
export const h3Convention: Convention = {
  ...handing,
  framework: 'h3',
  dialect: h3Dialect,
  thingOf: (value: Value) => value.kind === 'instance' && value.package === 'h3' && Object.hasOwn(TYPES, value.type) ? TYPES[value.type] ?? null : null,
  register,
  isFluent: name => METHODS.has(name) || name === 'use' || name === 'add',
  nextAt: () => 1
}

function register({ program, call, name, thing, add }: Registering): void {
  const { module, node } = call.site
  const [first] = node.arguments
  if (first === undefined) return
  const site = { module, node: first }
  if (name === 'use') {
    const paths = pathsOf(program, site, call.frame)
    add(thing === 'router' && paths !== null ? 'ALL' : 'USE', paths ?? [ANY_PATH], paths === null ? 0 : 1)
  } else if (name === 'mount') add('MOUNT', pathsAt(program, site, call.frame), 1)
  else if (METHODS.has(name)) add(methodOf(name), pathsAt(program, site, call.frame).map(path => ({ ...path, text: path.text.replace(/\*\*(?::(\w+))?/, '*$1') })), 1)
}
