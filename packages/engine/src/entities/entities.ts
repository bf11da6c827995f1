import type { Entity } from '../model/entity.ts'
import type { Host } from '../model/host.ts'
import type { Module } from '../model/module.ts'
import type { Policy } from '../model/policy.ts'
import type { Program } from '../model/program.ts'
import { classify, isAccount, type Surroundings } from './classify.ts'
import { clientOmit } from './client-omit.ts'
import type { Declaration } from './declaration.ts'
import { drizzleTables } from './drizzle.ts'
import { schemaFiles } from './files.ts'
import { migratedTables } from './knex.ts'
import { kyselyTables } from './kysely.ts'
import { mikroOrmEntities } from './mikro-orm.ts'
import { mongooseEntities } from './mongoose.ts'
import { nameIndex } from './name-index.ts'
import { objectionEntities } from './objection.ts'
import { prismaEntities } from './prisma.ts'
import { sequelizeEntities } from './sequelize.ts'
import { sqlTables } from './sql.ts'
import { joinTables } from './tables.ts'
import { typegooseEntities } from './typegoose.ts'
import { typeormEntities } from './typeorm.ts'

/**
 * All tables, collections and entities that the project declares, sorted by id, their columns judged. `roots` are the folders whose
 * `.prisma` and `.sql` files and migrations belong to it. A table that an object mapper declares too is that mapper's entity alone.
 *
 * @param lowered - the module of any file: migrations are no part of the running server, so that the program does not hold them
 */
export function entities(
  program: Program, policy: Policy, host: Host, roots: readonly string[], lowered: (path: string) => Module | null = () => null
): readonly Entity[] {
  const { schemas, migrations } = schemaFiles(host, roots)
  const aside = migrations.flatMap(path => program.modules.has(path) ? [] : lowered(path) ?? [])
  const modules = [...program.modules.values(), ...aside]
  const tables = joinTables([...kyselyTables(program, modules), ...sqlTables(modules, schemas), ...migratedTables(program, modules)])
  const mapped = unique([
    ...prismaEntities(schemas, clientOmit(program)),
    ...typeormEntities(program),
    ...sequelizeEntities(program),
    ...mongooseEntities(program),
    ...drizzleTables(program),
    ...mikroOrmEntities(program),
    ...objectionEntities(program, tables),
    ...typegooseEntities(program)
  ])
  const mappedNames = nameIndex(mapped)
  const plain = tables.filter(each => mappedNames(each.name) === null)
  const declared = [...mapped, ...plain].sort((a, b) => (a.id < b.id ? -1 : 1))
  const find = nameIndex(declared)
  const accounts = new Set(declared.filter(isAccount))
  const around: Surroundings = {
    hasCredentials: name => accounts.has(find(name) ?? nobody),
    identify: name => find(name)?.id ?? null
  }
  return declared.map(each => ({
    id: each.id,
    name: each.name,
    aliases: each.aliases,
    library: each.library,
    place: each.place,
    columns: each.columns.map(column => classify(column, each, policy, around)),
    complete: each.complete,
    hiddenInJson: each.hiddenInJson,
    ...each.excluded === undefined ? {} : { excluded: each.excluded },
    ...accounts.has(each) ? { account: true as const } : {}
  }))
}

/**
 * Finds an entity by id, class, table or property name; null when there is none. Case and a plural `s` are forgiven where they
 * decide nothing.
 */
export function entityIndex(all: readonly Entity[]): (name: string) => Entity | null {
  return nameIndex(all)
}

const nobody: Declaration = {
  id: '', name: '', aliases: [], library: '', place: { path: '', start: 0, end: 0 }, columns: [], complete: false, hiddenInJson: []
}

/** The same declaration reached twice (a class decorated and registered) counts once. */
function unique(declared: readonly Declaration[]): readonly Declaration[] {
  return [...new Map(declared.map(each => [each.id, each])).values()]
}
