import type { Library } from '../model/library.ts'

/** Where a driver's `drizzle(…)` comes from, and the type that it gives by the name of the driver's own class. */
function drivers(core: string, [first, ...rest]: readonly [string, ...string[]], classes: readonly string[]): Library {
  return {
    package: `drizzle-orm/${first}`,
    aliases: rest.map(path => `drizzle-orm/${path}`),
    versions: '>=0.28',
    manual: 'https://orm.drizzle.team/docs/connect-overview',
    exports: { drizzle: { call: { returns: { type: core } } } },
    types: Object.fromEntries(classes.map(name => [name, { extends: core }]))
  }
}

export const drizzleSqliteDrivers = drivers('drizzle-orm/sqlite-core#BaseSQLiteDatabase', [
  'better-sqlite3', 'bun-sqlite', 'd1', 'durable-sqlite', 'expo-sqlite', 'libsql', 'libsql/http', 'libsql/node', 'libsql/web', 'op-sqlite', 'sql-js', 'sqlite-proxy'
], ['BetterSQLite3Database', 'BunSQLiteDatabase', 'DrizzleD1Database', 'DrizzleSqliteDODatabase', 'ExpoSQLiteDatabase', 'LibSQLDatabase', 'OPSQLiteDatabase', 'SQLJsDatabase', 'SqliteRemoteDatabase'])

export const drizzleMysqlDrivers = drivers('drizzle-orm/mysql-core#MySqlDatabase', [
  'mysql2', 'mysql-proxy', 'planetscale-serverless', 'tidb-serverless'
], ['MySql2Database', 'MySqlRemoteDatabase', 'PlanetScaleDatabase', 'TiDBServerlessDatabase'])

export const drizzlePgDrivers = drivers('drizzle-orm/pg-core#PgDatabase', [
  'node-postgres', 'aws-data-api/pg', 'bun-sql', 'neon-http', 'neon-serverless', 'netlify-db', 'pg-proxy', 'pglite', 'postgres-js', 'vercel-postgres', 'xata-http'
], [
  'NodePgDatabase', 'AwsDataApiPgDatabase', 'BunSQLDatabase', 'NeonHttpDatabase', 'NeonDatabase', 'PgRemoteDatabase', 'PgliteDatabase', 'PostgresJsDatabase',
  'VercelPgDatabase', 'XataHttpDatabase'
])

export const drizzleSingleStoreDrivers = drivers('drizzle-orm/singlestore-core#SingleStoreDatabase', ['singlestore', 'singlestore-proxy'], ['SingleStoreDriverDatabase', 'SingleStoreRemoteDatabase'])
