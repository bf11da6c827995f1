import type { Host } from '../model/host.ts'
import { maximumDepth, maximumFolders, maximumMigrations, maximumText } from './limits.ts'

/** A file that declares tables and is no module. */
export interface SchemaFile {
  readonly path: string
  readonly text: string
}

/** What lies below the roots that may declare tables and is no module of the running server. */
export interface SchemaFiles {
  /** `.prisma` and `.sql`, with their texts. */
  readonly schemas: readonly SchemaFile[]
  /** Paths of programs that build the tables step by step. */
  readonly migrations: readonly string[]
}

/** Folders in which Knex, Sequelize, TypeORM, MikroORM, umzug and db-migrate keep their steps. */
const migrationFolders: ReadonlySet<string> = new Set(['migrations', 'migration'])

/** Folders with other people's code, or with what tools made. */
const skipped: ReadonlySet<string> = new Set(['node_modules', 'dist', 'build', 'out', 'coverage', 'vendor', 'bower_components'])

/**
 * The `.prisma` and `.sql` files and the migrations below the roots, sorted by path, each once; hidden folders and build output are
 * left out. Empty when the host shows none.
 */
export function schemaFiles(host: Host, roots: readonly string[]): SchemaFiles {
  const found = new Map<string, SchemaFile>()
  const migrations = new Set<string>()
  const seen = new Set<string>()
  const waiting = [...roots].sort().map(path => ({ path: path.replace(/\/+$/, ''), depth: 0, isMigration: false }))
  for (let folder = waiting.shift(); folder !== undefined && seen.size < maximumFolders; folder = waiting.shift()) {
    if (seen.has(folder.path)) continue
    seen.add(folder.path)
    for (const name of host.list(folder.path === '' ? '/' : folder.path)) {
      if (name.endsWith('/')) {
        const inner = name.slice(0, -1)
        if (folder.depth < maximumDepth && !inner.startsWith('.') && !skipped.has(inner)) {
          const isMigration = folder.isMigration || migrationFolders.has(inner.toLowerCase())
          waiting.push({ path: `${folder.path}/${inner}`, depth: folder.depth + 1, isMigration })
        }
      } else if (name.endsWith('.prisma') || name.endsWith('.sql')) {
        const path = `${folder.path}/${name}`
        const text = host.read(path)
        if (text !== null) found.set(path, { path, text: text.slice(0, maximumText) })
      } else if (folder.isMigration && migrations.size < maximumMigrations && /(?<!\.d)\.[cm]?[jt]s$/.test(name)) {
        migrations.add(`${folder.path}/${name}`)
      }
    }
  }
  return { schemas: [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), migrations: [...migrations].sort() }
}
