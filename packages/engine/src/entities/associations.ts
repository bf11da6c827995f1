import type { Expression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import { callsOf } from '../model/expressions.ts'
import { column, type ColumnDeclaration, type Declaration } from './declaration.ts'
import { calledName, constantText, dottedName, entry, placeIn } from './source.ts'

/** `Loan.belongsTo(Reader, { as: 'reader' })`: the entity that gets columns by it, by id. */
export interface Association {
  readonly entity: string
  readonly columns: readonly ColumnDeclaration[]
}

const kinds: ReadonlySet<string> = new Set(['belongsTo', 'hasOne', 'hasMany', 'belongsToMany'])

/** The columns that Sequelize's associations add (https://sequelize.org/docs/v6/core-concepts/assocs/): the relation, and the key of `belongsTo`. */
export function associationsOf(program: Program, entities: readonly Declaration[]): readonly Association[] {
  const found: Association[] = []
  if (entities.length === 0) return found
  for (const module of program.modules.values()) {
    for (const call of callsOf(module)) {
      const kind = calledName(call)
      if (kind === null || !kinds.has(kind) || call.callee.kind !== 'member') continue
      const [target, options] = call.arguments
      const from = entityBehind(program, module, call.callee.object, entities)
      const to = target === undefined ? null : entityBehind(program, module, target, entities)
      if (from === null || to === null) continue
      const many = kind === 'hasMany' || kind === 'belongsToMany'
      const name = constantText(program, module, entry(options, 'as')) ?? to.name + (many ? 's' : '')
      const place = placeIn(module, call.callee)
      const relation = column(name, place, { type: to.name + (many ? '[]' : ''), relation: to.name })
      const key = kind === 'belongsTo' ? foreignKey(program, module, options) ?? `${name}Id` : null
      found.push({ entity: from.id, columns: key === null ? [relation] : [relation, column(key, place, { references: to.name })] })
    }
  }
  return found
}

/** The entities with the columns of the associations, where they do not declare them themselves. */
export function withAssociations(entities: readonly Declaration[], associations: readonly Association[]): readonly Declaration[] {
  return entities.map(entity => {
    const added = associations.filter(each => each.entity === entity.id).flatMap(each => each.columns)
    const columns = new Map(entity.columns.map(each => [each.name, each]))
    for (const each of added) {
      const own = columns.get(each.name)
      columns.set(each.name, own === undefined ? each : { ...own, references: own.references ?? each.references })
    }
    return { ...entity, columns: [...columns.values()] }
  })
}

function foreignKey(program: Program, module: Module, options: Expression | undefined): string | null {
  const written = entry(options, 'foreignKey')
  return constantText(program, module, written) ?? constantText(program, module, entry(written, 'name'))
}

function entityBehind(program: Program, module: Module, node: Expression, entities: readonly Declaration[]): Declaration | null {
  for (const value of program.evaluate({ module, node })) {
    if (value.kind !== 'class') continue
    const found = entities.find(each => each.id === `${value.class.module.path}#${value.class.node.name ?? 'default'}`)
    if (found !== undefined) return found
  }
  const name = dottedName(node)?.split('.').at(-1)
  const named = entities.filter(each => each.name === name)
  return named.length === 1 ? named[0] ?? null : null
}
