import type { Item, Library, Result } from '../model/library.ts'

/** The schema of a table's columns, changed by the second argument where it names some. */
function library(name: string, aliases: readonly string[], type: string | null): Library {
  const returns: readonly Result[] = [{ schema: { change: '0', merge: '1' } }, ...type === null ? [] : [{ type }]]
  const make: Item = { call: { returns } }
  const three = { createInsertSchema: make, createUpdateSchema: make, createSelectSchema: make }
  return {
    package: name,
    aliases,
    versions: '>=0.4',
    manual: `https://orm.drizzle.team/docs/${name.replace('drizzle-', '')}`,
    exports: { ...three, createSchemaFactory: { call: { returns: { type: 'Factory' } }, undeclared: 'not in every release' } },
    types: { Factory: { virtual: true, members: three } }
  }
}

export const drizzleZod = library('drizzle-zod', ['drizzle-orm/zod'], 'zod#ZodObject')
export const drizzleValibot = library('drizzle-valibot', ['drizzle-orm/valibot'], null)
export const drizzleTypebox = library('drizzle-typebox', ['drizzle-orm/typebox'], null)
