import type { Program } from '../../model/index.ts'
import type { Adapter, Draft, Registered, Stage } from '../adapter.ts'
import { assemble } from '../routing/assemble.ts'
import { assume } from '../routing/assume.ts'
import { isRequested } from '../walk.ts'
import { ElysiaConvention } from './convention.ts'
import { elysiaDialect } from './dialect.ts'

const conventions = new WeakMap<Program, ElysiaConvention>()

function conventionFor(program: Program): ElysiaConvention {
  const known = conventions.get(program) ?? new ElysiaConvention()
  conventions.set(program, known)
  return known
}

/** https://elysiajs.com/essential/handler, https://elysiajs.com/essential/life-cycle, https://elysiajs.com/essential/plugin */
export const elysia: Adapter = {
  name: 'elysia',
  manual: 'https://elysiajs.com',
  versions: '1',
  dialect: elysiaDialect,
  routes: ({ program }) => routes(program),
  assume: ({ program }, registered, loose) => { assume({ program, convention: conventionFor(program) }, registered, loose) }
}

function routes(program: Program): Registered {
  if (!isRequested(program, /^elysia$/)) return { routes: [], elements: [], unresolved: [] }
  const convention = conventionFor(program)
  const found = assemble({ program, convention })
  return { ...found, routes: found.routes.map(draft => answering(draft, convention)) }
}

/** The handler answers by what it gives back, and sees what its schemas let through. */
function answering(draft: Draft, { schemas }: ElysiaConvention): Draft {
  const { handler } = draft
  if (handler === null) return draft
  const validates = schemas.get(handler.site.node) ?? []
  const last: Stage = { ...handler, element: { ...handler.element, returned: 'answer', ...validates.length === 0 ? {} : { validates } } }
  return { ...draft, handler: last, stages: draft.stages.map(stage => stage === handler ? last : stage) }
}
