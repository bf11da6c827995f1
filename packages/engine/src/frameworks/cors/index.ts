import type { CorsPolicy } from '../../model/index.ts'
import type { Context, Registered } from '../adapter.ts'
import type { Dialect } from '../guards/dialect.ts'
import { policiesOfHeaders } from './headers.ts'
import { policyOfPackage } from './package.ts'

/** Every place that decides about cross-origin requests: middleware of packages, then headers that code writes itself. */
export function corsPolicies({ program }: Context, dialect: Dialect, { elements }: Registered): readonly CorsPolicy[] {
  const written = policiesOfHeaders(program, dialect, elements)
  const packages = new Map<string, CorsPolicy>()
  for (const stage of elements) {
    for (const value of stage.element.values) {
      const policy = policyOfPackage(program, dialect, value, stage)
      if (policy === null) continue
      const key = `${policy.place.path}:${policy.place.start}`
      const known = packages.get(key)
      const elements = [...known?.elements ?? [], stage.element.place]
      packages.set(key, { ...known === undefined || known.scope === 'route' ? policy : known, elements })
    }
  }
  // A middleware of its own may add the credentials that the package leaves out.
  const completed = [...packages.values()].map(policy => policy.credentials === false && written.credentials !== null
    ? { ...policy, credentials: true, credentialsPlace: written.credentials }
    : policy)
  return [...completed, ...written.policies]
}
