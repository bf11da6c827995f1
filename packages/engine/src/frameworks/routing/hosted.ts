import type { Program, Site } from '../../model/index.ts'
import type { Stage } from '../adapter.ts'
import type { Convention, Reading } from './convention.ts'
import { cover } from './cover.ts'
import { elementOf } from './elements.ts'
import type { Listed } from './items.ts'
import { PRESENCE } from './layers.ts'
import type { Entry } from './owners.ts'
import { joinPaths } from './paths.ts'
import { Registrations } from './registrations.ts'

const known = new WeakMap<Program, Map<Convention, Registrations>>()

/** What is registered on applications and routers by one convention: read once. */
export function registrationsOf(reading: Reading): Registrations {
  const { program, convention } = reading
  const before = known.get(program) ?? new Map<Convention, Registrations>()
  known.set(program, before)
  const found = before.get(convention) ?? new Registrations(reading)
  before.set(convention, found)
  return found
}

/**
 * The middleware that an application runs before routes which another package registers on it by one call (`useExpressServer(app, ...)`):
 * what sees every path below the prefix, and is registered before that call where both stand in one file.
 */
export function runsBefore(reading: Reading, host: Listed, call: Site, prefix: string): readonly Stage[] {
  const registrations = registrationsOf(reading)
  const owners = reading.program.evaluate(host.site, host.frame).flatMap(value => registrations.ownerOf(value, host.site) ?? [])
  return owners.flatMap(({ entries }) => entries.filter(entry => entry.method === 'USE' && isBefore(entry, call) && sees(entry, prefix))
    .flatMap(entry => entry.items.map((item): Stage => ({
      element: elementOf(reading, item, { role: 'middleware', scope: 'app' }),
      site: item.site,
      frame: item.frame,
      mount: '/',
      presence: PRESENCE[entry.conditions.production],
      place: entry.registration.place
    })))).filter(({ element }) => element.role === 'middleware')
}

function isBefore({ registration: { place } }: Entry, { module, node }: Site): boolean {
  return place.path !== module.path || place.start < node.start
}

function sees({ paths }: Entry, prefix: string): boolean {
  return paths.some(path => cover(joinPaths('/', path), true, prefix) === 'all')
}
