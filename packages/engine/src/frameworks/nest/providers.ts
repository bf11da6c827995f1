import type { Program, Value } from '../../model/index.ts'
import type { Conditions } from '../conditions.ts'
import { property, type Entry } from '../classes/values.ts'
import type { Application, Configured } from './applications.ts'
import type { ModuleGraph } from './modules.ts'

/** What runs for every route of an application. */
export interface Globals {
  readonly guards: readonly Global[]
  readonly pipes: readonly Global[]
  readonly interceptors: readonly Global[]
}

interface Global {
  readonly entry: Entry
  readonly conditions: Conditions
}

const ALWAYS: Conditions = { environment: null, production: 'yes', tests: [] }

/** What `main.ts` adds by `useGlobal...`, then what modules provide under `APP_GUARD` and the like. */
export function globalsOf(program: Program, application: Application, graph: ModuleGraph): Globals {
  const provided = (token: string): readonly Global[] => graph.modules.flatMap(({ providers }) => providers)
    .filter(({ values }) => property(program, values, 'provide')?.values.some(value => isToken(value, token)) === true)
    .flatMap(({ values }) => implementationOf(program, values))
    .map(entry => ({ entry, conditions: ALWAYS }))
  const configured = (list: readonly Configured[]): readonly Global[] => list.map(entry => ({ entry, conditions: entry.conditions }))
  return {
    guards: [...configured(application.guards), ...provided('APP_GUARD')],
    pipes: [...configured(application.pipes), ...provided('APP_PIPE')],
    interceptors: [...configured(application.interceptors), ...provided('APP_INTERCEPTOR')]
  }
}

function isToken(value: Value, token: string): boolean {
  return value.kind === 'library' && value.package === '@nestjs/core' && value.path === `.${token}`
}

/** What a provider gives: its class, its value, or what its factory returns. */
function implementationOf(program: Program, values: readonly Value[]): readonly Entry[] {
  for (const key of ['useClass', 'useExisting', 'useValue'] as const) {
    const entry = property(program, values, key)
    if (entry !== null) return [entry]
  }
  const factory = property(program, values, 'useFactory')
  if (factory === null) return []
  return factory.values.flatMap(value => value.kind !== 'function' ? [] : program.returns(value.function, value.frame)
    .map(({ site, frame }) => ({ site, frame, values: program.evaluate(site, frame) })))
}
