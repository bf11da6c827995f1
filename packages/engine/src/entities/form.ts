import type { Form } from './declaration.ts'

/** Words of SQL, TypeScript and the ORMs' type names, the first that occurs in a type decides; arrays of texts stay texts. */
const forms: readonly (readonly [Form, RegExp])[] = [
  ['json', /^(?:jsonb?|object|mixed|map|record|simple-json|hstore|schematypes\.mixed)\b/],
  ['boolean', /^(?:bool(?:ean)?|bit)\b|^tinyint\s*\(\s*1\s*\)/],
  ['date', /^(?:date|time|timestamp|datetime|dateonly|timestamptz|smalldatetime|now)/],
  ['id', /^(?:uuid|objectid|uniqueidentifier|cuid|nanoid)/],
  ['binary', /^(?:blob|bytea|bytes|buffer|binary|varbinary|longblob|mediumblob|image)/],
  ['number', /^(?:big)?(?:int|serial|number|decimal|numeric|float|double|real|money|small|tiny|medium|increments|bigincrements)/],
  ['text', /^(?:string|text|var|char|citext|n?var|nchar|ntext|clob|enum|character|simple-array|simple-enum|long|medium)/]
]

/** What a declared type holds: `VARCHAR(255)`, `DataTypes.STRING`, `timestamp with time zone`. Total; unknown names are `unknown`. */
export function formOf(type: string | null): Form {
  if (type === null) return 'unknown'
  const bare = type.trim().toLowerCase().replace(/^(?:datatypes?|sequelize|schema\.types|mongoose\.schema\.types|types)\./, '')
  if (bare === 'mediumtext' || bare === 'tinytext') return 'text'
  return forms.find(([, pattern]) => pattern.test(bare))?.[0] ?? 'unknown'
}
