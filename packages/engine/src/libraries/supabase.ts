import type { Input, Item, Library, Result, Select } from '../model/library.ts'

const fluent: Item = { call: { returns: { self: true } } }
const named = (names: readonly string[], item: Item): Readonly<Record<string, Item>> => Object.fromEntries(names.map(name => [name, item]))

/** Columns as PostgREST lists them; awaited a query gives the rows beside an error. */
const columns: Select = { port: '0', form: 'sql', mode: 'only' }
const data: Result = { record: { data: { rows: { many: true, plain: true, select: columns } }, error: { value: 'object' } } }
const filterBuilder: Result = { type: 'PostgrestFilterBuilder', of: 'this' }
const one: Item = { call: { returns: { record: { data: { from: 'this', property: 'data', element: true }, error: { value: 'object' } } } } }
const write = (operation: 'create' | 'update'): Item => {
  const input: Input = { kind: 'write', operation }
  return { call: { inputs: { 0: input, '0[]': input }, returns: filterBuilder } }
}
const match: Item = { call: { inputs: { 1: { kind: 'filter', operation: 'read' } }, returns: { self: true } } }

/** Supabase's client. Rows come through the rights of its key; a server's key has all rights. */
export const supabase: Library = {
  package: '@supabase/supabase-js',
  versions: '2',
  manual: 'https://supabase.com/docs/reference/javascript/select',
  exports: { createClient: { call: { returns: { type: 'SupabaseClient' } } } },
  types: {
    SupabaseClient: {
      members: {
        from: { call: { returns: { type: 'PostgrestQueryBuilder', of: '0' } } },
        schema: { call: { returns: { type: 'SupabaseClient' } } },
        rpc: { call: { inputs: { 1: 'sql-values' } } },
        auth: { type: 'SupabaseAuthClient' },
        storage: {},
        functions: {}
      }
    },
    SupabaseAuthClient: { virtual: true, members: { getUser: { call: { verifies: 'returns', returns: { record: { data: { record: { user: { source: 'principal' } } }, error: { value: 'object' } } } } } } },
    PostgrestQueryBuilder: {
      members: {
        select: { call: { returns: [filterBuilder, data] } },
        insert: write('create'),
        upsert: write('update'),
        update: write('update'),
        delete: { call: { inputs: { this: { kind: 'filter', operation: 'delete' } }, returns: filterBuilder } }
      }
    },
    PostgrestFilterBuilder: {
      members: {
        ...named(['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'like', 'ilike', 'is', 'in', 'contains'], match),
        ...named(['match', 'not', 'or', 'filter', 'textSearch', 'order', 'limit', 'range', 'overrideTypes', 'throwOnError', 'abortSignal'], fluent),
        select: { call: { returns: [filterBuilder, data] } },
        single: one,
        maybeSingle: one,
        csv: {}
      }
    }
  }
}
