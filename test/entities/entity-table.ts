import { entities } from '../../packages/engine/src/entities/index.ts'
import { libraries } from '../../packages/engine/src/libraries/index.ts'
import { link } from '../../packages/engine/src/link/index.ts'
import type { Entity, Policy } from '../../packages/engine/src/model/index.ts'
import { emptyPolicy } from '../../packages/engine/src/policy/index.ts'
import { lower } from '../../packages/engine/src/syntax/index.ts'
import { memoryHost } from '../support/memory-host.ts'

const root = '/harbour'

/** The entities that these files (paths below the root) declare. */
export function entitiesIn(files: Readonly<Record<string, string>>, policy: Policy = emptyPolicy): readonly Entity[] {
  const absolute = Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]))
  const host = memoryHost(absolute)
  const modules = Object.entries(absolute).filter(([path]) => /\.[jt]s$/.test(path)).map(([path, text]) => lower(path, text))
  const program = link({ host, modules, module: path => modules.find(each => each.path === path) ?? null, roots: [root], libraries })
  return entities(program, policy, host, [root])
}

/** One line an entity, one a column: what is recognised, as text. */
export function entityTable(files: Readonly<Record<string, string>>, policy?: Policy): string {
  return entitiesIn(files, policy).map(show).join('\n')
}

function show(entity: Entity): string {
  const { complete, hiddenInJson, excluded = [] } = entity
  const named = (verb: string, columns: readonly string[]): string => columns.length > 0 ? `${verb} ${columns.join(' ')}` : ''
  const notes = [complete ? '' : 'open', named('hides', hiddenInJson), named('excludes', excluded)]
  const head = [entity.name, `(${entity.library})`, entity.aliases.join(' '), ...notes].filter(part => part !== '').join(' ')
  return [head, ...entity.columns.map(column => {
    const marks = (['sensitive', 'owner', 'hidden', 'generated', 'json'] as const).filter(mark => column[mark])
    const relation = column.relation === null ? '' : `-> ${column.relation.split('#').at(-1) ?? ''}`
    return ['  ' + column.name, column.type ?? '', ...marks, column.privilege ?? '', relation].filter(part => part !== '').join(' ')
  })].join('\n')
}
