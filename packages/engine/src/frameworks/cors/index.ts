import type { CorsPolicy, Route } from '../../model/index.ts'
import type { Context, Served } from '../adapter.ts'
import type { Dialect } from '../guards/dialect.ts'
import { policiesOfConfiguration } from './configured.ts'
import { meet, policiesOfHeaders } from './headers.ts'
import { optionsOf } from './options.ts'
import { routesUnder } from './reach.ts'
import { corsSettings, type CorsSetting } from './settings.ts'

/**
 * Every place of the project that decides about cross-origin requests: options of packages, then headers that code writes itself.
 * `plain` reads functions that no framework is known to call (`http.createServer`).
 */
export function corsPolicies({ program }: Context, served: readonly Served[], plain: Dialect): readonly CorsPolicy[] {
  const written = policiesOfHeaders(program, served, plain)
  const routes = served.flatMap(each => each.routes)
  const policies = corsSettings(program, served.flatMap(({ elements }) => elements)).map((setting): CorsPolicy => {
    const { semantics, library, place, development, scope } = setting
    const dialect = served.find(({ framework }) => framework === semantics.framework)?.dialect ?? plain
    return {
      place, library, development, scope, form: semantics.list === 'joined' ? 'function' : 'array',
      routes: routesOf(setting, routes), ...optionsOf(program, dialect, setting)
    }
  })
  // A middleware of its own may add the credentials that the package leaves out.
  const completed = policies.map(policy => {
    const added = policy.credentials === false ? written.credentials.find(each => meet(each.routes, policy.routes)) : undefined
    return added === undefined ? policy : { ...policy, credentials: true, credentialsPlace: added.place }
  })
  const configured = served.flatMap(each => {
    return policiesOfConfiguration(program, each, routes.filter(({ framework }) => framework.startsWith(each.framework)))
  })
  return [...completed, ...written.policies, ...configured]
}

function routesOf({ elements, framework, scope }: CorsSetting, routes: readonly Route[]): readonly Route[] {
  if (elements.length > 0) return routesUnder(routes, elements)
  return scope === 'app' && framework !== null ? routes.filter(route => route.framework.startsWith(framework)) : []
}
