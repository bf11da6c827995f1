import { type RequestPart, requestParts, type Route, type Shape } from '@postern/engine'
import type { Project } from '../project.ts'
import { type RouteRow, routeRows } from './rows.ts'

type Json = Readonly<Record<string, unknown>>

/** Methods that a path of OpenAPI may have: https://spec.openapis.org/oas/v3.1.0#path-item-object */
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']
/** What a route of all methods is listed under. */
const OF_ALL = ['get', 'post', 'put', 'patch', 'delete']
const SCHEMES = { credential: { type: 'apiKey', in: 'header', name: 'authorization', description: 'What the guards of the routes look at.' } }

/**
 * A document that says of every route what its code does: path, parameters, what its validators let through, whether it asks for a
 * credential. A beginning, to be completed by hand; what is no route of HTTP, or has no path that can be written, is left out.
 */
export function openapi(project: Project, routes: readonly Route[], title: string): string {
  const { program } = project.workspace.view()
  const rows = routeRows(project, routes)
  const paths = new Map<string, Record<string, unknown>>()
  const known = new Set<string>()
  for (const [index, route] of routes.entries()) {
    const row = rows[index]
    const path = templateOf(route.path)
    if (row === undefined || path === null) continue
    for (const method of methodsOf(route.method)) {
      const item = paths.get(path) ?? {}
      paths.set(path, item)
      item[method] ??= operationOf({ row, path, parts: requestParts(program, route), id: unique(known, `${method} ${path}`) })
    }
  }
  const document = {
    openapi: '3.1.0', info: { title, version: '0.0.0' }, paths: Object.fromEntries([...paths].sort(([one], [other]) => one < other ? -1 : 1)),
    components: { securitySchemes: SCHEMES }
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function methodsOf(method: string): readonly string[] {
  const lower = method.toLowerCase()
  return lower === 'all' ? OF_ALL : METHODS.includes(lower) ? [lower] : []
}

/** `/books/:isbn` is `/books/{isbn}`; regular expressions and parts that are not known cannot be written. */
function templateOf(path: string): string | null {
  if (!path.startsWith('/') || path.length > 1 && path.endsWith('/') || path.split('/').includes('?')) return null
  const names = new Set<string>()
  const named = (name: string): string => {
    const own = unique(names, name === '' ? 'path' : name)
    return `{${own}}`
  }
  return path.replace(/\{?\*(\w*)\}?/g, (_, name: string) => named(name)).replace(/:(\w+)(?:\{[^}]*\}|\([^)]*\))?[?+*]?/g, (_, name: string) => named(name)).replace(/\?/g, '')
}

function unique(known: Set<string>, text: string): string {
  const wanted = text.replace(/[^\w]+/g, '_').replace(/^_|_$/g, '') || 'path'
  let name = wanted
  for (let next = 2; known.has(name); next++) name = `${wanted}${next}`
  known.add(name)
  return name
}

interface Described {
  readonly row: RouteRow
  readonly path: string
  readonly parts: readonly RequestPart[]
  readonly id: string
}

function operationOf({ row, path, parts, id }: Described): Json {
  const body = bodyOf(parts.filter(({ part }) => part === 'body'))
  return {
    operationId: id,
    ...parametersIn(path, parts),
    ...body === null ? {} : { requestBody: { content: { 'application/json': { schema: body } } } },
    responses: { ...row.auth === 'yes' ? { 401: { description: 'No valid credential was sent.' } } : {}, default: { description: 'What the handler answers.' } },
    ...row.auth === 'yes' ? { security: [{ credential: [] }] } : row.auth === 'no' ? { security: [] } : {},
    'x-postern': { file: row.file, line: row.line, handler: row.handler, auth: row.auth, guards: row.guards.map(({ name }) => name) }
  }
}

const IN: Readonly<Record<string, string>> = { query: 'query', headers: 'header', cookies: 'cookie' }
/** Parameters that OpenAPI has other words for. */
const RESERVED: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization'])

function parametersIn(path: string, parts: readonly RequestPart[]): Json {
  const shapes = new Map(parts.filter(({ part }) => part === 'params').flatMap(keysOf))
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) =>
    ({ name, in: 'path', required: true, schema: typed(schemaOf(shapes.get(name) ?? null)) }))
  const others = new Map(parts.flatMap(part => {
    const place = Object.hasOwn(IN, part.part) ? IN[part.part] : undefined
    return place === undefined ? [] : keysOf(part).filter(([name]) => place !== 'header' || !RESERVED.has(name.toLowerCase()))
      .map(([name, shape]) => [`${place} ${name}`, { name, in: place, schema: typed(schemaOf(shape)) }] as const)
  }))
  const parameters = [...inPath, ...others.values()]
  return parameters.length === 0 ? {} : { parameters }
}

function keysOf({ key, shape }: RequestPart): readonly (readonly [string, Shape])[] {
  return key !== null ? [[key, shape]] : [...shape.keys ?? []]
}

/** What is sent in a path or a query is a text, where nothing else is said. */
const typed = (schema: Json): Json => Object.keys(schema).length === 0 ? { type: 'string' } : schema

/** Several schemas of the body add up; single keys are properties of one object. */
function bodyOf(parts: readonly RequestPart[]): Json | null {
  const whole = parts.filter(({ key }) => key === null).map(({ shape }) => schemaOf(shape)).filter(schema => Object.keys(schema).length > 0)
  const keys = parts.flatMap(({ key, shape }) => key === null ? [] : [[key, schemaOf(shape)] as const])
  const all = [...whole, ...keys.length === 0 ? [] : [{ type: 'object', properties: Object.fromEntries(keys) }]]
  const [first] = all
  if (first === undefined) return parts.length === 0 ? null : {}
  return all.length === 1 ? first : { allOf: all }
}

const TYPES: Readonly<Record<string, Json>> = {
  string: { type: 'string' }, number: { type: 'number' }, boolean: { type: 'boolean' }, date: { type: 'string', format: 'date-time' },
  uuid: { type: 'string', format: 'uuid' }, enum: { type: 'string' }, object: { type: 'object' }, array: { type: 'array' },
  buffer: { type: 'string', format: 'binary' }, null: { type: 'null' }
}
const DEPTH = 12

function schemaOf(shape: Shape | null, depth = 0): Json {
  if (shape === null || depth > DEPTH) return {}
  if (shape.either.length > 0) return { anyOf: shape.either.map(each => schemaOf(each, depth + 1)) }
  const properties = [...shape.keys ?? []].map(([key, inner]) => [key, schemaOf(inner, depth + 1)] as const)
  return {
    ...shape.keys === null ? TYPES[shape.type] ?? {} : { type: 'object', properties: Object.fromEntries(properties) },
    ...shape.keys !== null && shape.unknown === 'reject' ? { additionalProperties: false } : {},
    ...shape.element === null ? {} : shape.type === 'array' ? { items: schemaOf(shape.element, depth + 1) } : { additionalProperties: schemaOf(shape.element, depth + 1) }
  }
}
