import { link } from '../../packages/engine/src/link/index.ts'
import type { Call, Expression, Frame, Host, Library, Module, Program, Site, Target, Value } from '../../packages/engine/src/model/index.ts'
import { lower } from '../../packages/engine/src/syntax/index.ts'

/** A host over texts in memory; `links` are symbolic links. */
function memoryHost(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>> = {}): Host {
  const paths = Object.keys(files)
  const follow = (path: string): string => {
    for (const [from, to] of Object.entries(links)) if (path === from || path.startsWith(`${from}/`)) return to + path.slice(from.length)
    return path
  }
  return {
    read: path => files[follow(path)] ?? null,
    list: folder => {
      const start = folder.endsWith('/') ? folder : `${folder}/`
      const inside = [...paths, ...Object.keys(links).map(path => `${path}/`)].filter(path => path.startsWith(start)).map(path => {
        const rest = path.slice(start.length)
        const slash = rest.indexOf('/')
        return slash < 0 ? rest : rest.slice(0, slash + 1)
      })
      return [...new Set(inside)].sort()
    },
    real: follow
  }
}

/** A tiny model of a web framework and a database driver, in which every form of a library occurs. */
const handlers = [{ type: 'Request' }, { type: 'Response' }, { type: 'Next' }]
const express: Library = {
  package: 'express',
  versions: '5',
  manual: 'https://expressjs.com',
  exports: {
    default: {
      call: { returns: { type: 'Application' } },
      members: { Router: { call: { returns: { type: 'Router' } } }, json: { call: { middleware: { role: 'body-parser' } } } }
    },
    Router: { call: { returns: { type: 'Router' } } },
    json: { call: { middleware: { role: 'body-parser' } } }
  },
  types: {
    Application: { extends: 'Router', members: { listen: { call: {} } } },
    Express: { extends: 'Application' },
    Router: {
      members: Object.fromEntries(['get', 'post', 'put', 'delete', 'use'].map(name =>
        [name, { call: { callbacks: { '*': { 0: handlers, 4: [null, ...handlers] } }, returns: { self: true } } }]))
    },
    RequestHandler: { parameters: handlers },
    Request: { members: { body: { source: 'body' }, query: { source: 'query' }, app: { type: 'Application' } } },
    Response: { members: { status: { call: { returns: { self: true } } }, json: { call: { inputs: { 0: 'response-body' }, returns: { self: true } } } } },
    Next: { call: {} }
  }
}
const pg: Library = {
  package: 'pg',
  versions: '8',
  manual: 'https://node-postgres.com',
  exports: { Pool: { new: { returns: { type: 'Pool' } } } },
  types: {
    Pool: { members: { query: { call: { inputs: { 0: 'sql-text' }, returns: { record: { rows: { rows: { sql: '0', many: true } } } } } }, connect: { call: { returns: { type: 'Client' } } } } },
    Client: { members: { query: { call: { inputs: { 0: 'sql-text' } } }, release: { call: {} } } }
  }
}
const orm: Library = {
  package: 'orm',
  versions: '1',
  manual: 'https://orm.test',
  exports: { Model: {}, repositoryOf: { call: { returns: { type: 'Repository', of: '0' } } }, Client: { new: { returns: { type: 'Client' } } } },
  types: {
    Model: { members: { save: { call: {} } }, static: { create: { call: { inputs: { 0: 'write' } } }, scope: { call: { returns: { self: true } } } } },
    Repository: { members: { find: { call: {} }, query: { call: { returns: { type: 'Query', of: 'this' } } } } },
    Query: { members: { where: { call: { returns: { self: true } } }, one: { call: {} } } },
    Client: { others: { type: 'Delegate', of: 'name' }, members: { transaction: { call: { callbacks: { 0: [{ type: 'Client' }] }, returns: { callback: '0' } } } } },
    Delegate: { members: { create: { call: { inputs: { '0.data': 'write' } } } } }
  }
}

export interface Project {
  readonly program: Program
  readonly modules: ReadonlyMap<string, Module>
  /** What the initialiser of a name at the top level of a file may be. */
  readonly of: (name: string, path?: string) => string
  /** What the expression `x` of the first marker call `show(x)` inside of a file may be, for whoever calls. */
  readonly shown: (path?: string, frame?: Frame | null) => string
  readonly site: (name: string, path?: string) => Site
  readonly shownSite: (path?: string) => Site<Call>
}

/** Links files given relative to `/shop`. */
export function project(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>> = {}): Project {
  const absolute = Object.fromEntries(Object.entries(files).map(([path, text]) => [path.startsWith('/') ? path : `/shop/${path}`, text]))
  const host = memoryHost(absolute, links)
  const sources = Object.entries(absolute).filter(([path]) => /\.[cm]?[jt]sx?$/.test(path) && !path.includes('node_modules'))
  const modules = new Map(sources.map(([path, text]) => [path, lower(path, text)]))
  const program = link({ host, modules: modules.values(), roots: ['/shop'], libraries: [express, pg, orm] })
  const main = Object.keys(files)[0] ?? ''
  const module = (path: string): Module => modules.get(path.startsWith('/') ? path : `/shop/${path}`)!
  const site = (name: string, path = main): Site => {
    const found = module(path).bindings.find(binding => binding.name === name && binding.values.length > 0)
    return { module: module(path), node: found!.values[0]! }
  }
  const shownSite = (path = main): Site<Call> => {
    let call: Call | null = null
    visit(module(path), node => {
      if (node.kind === 'call' && node.callee.kind === 'global' && node.callee.name === 'show') call ??= node
    })
    return { module: module(path), node: call! }
  }
  return {
    program, modules, site, shownSite,
    of: (name, path) => print(program.evaluate(site(name, path))),
    shown: (path, frame = null) => {
      const { module: where, node } = shownSite(path)
      return print(program.evaluate({ module: where, node: node.arguments[0]! }, frame))
    }
  }
}

function visit(module: Module, on: (node: Expression) => void): void {
  const seen = new Set<object>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    if ('kind' in value && 'start' in value) on(value as Expression)
    for (const part of Object.values(value)) walk(part)
  }
  walk(module.functions)
  walk(module.classes)
}

/** Values as text, one after the other. */
export function print(values: readonly Value[]): string {
  return values.map(printValue).join(' | ')
}

function printValue(value: Value): string {
  switch (value.kind) {
    case 'library': return `${value.package}:${value.path}`
    case 'instance': return `${value.package}#${value.type}${value.of === null ? '' : `<${short(value.of)}>`}`
    case 'function': return `function ${value.function.node.name ?? '?'}${value.bound.length > 0 ? ` bound ${value.bound.map(print).join(', ')}` : ''}`
    case 'class': return `class ${value.class.node.name ?? '?'}`
    case 'object': return `a ${value.class.node.name ?? '?'}`
    case 'record': return `{${value.site.node.entries.map(entry => entry.kind === 'property' ? entry.key : entry.kind).join()}}`
    case 'array': return `array`
    case 'literal': return typeof value.value === 'string' ? `'${value.value}'` : String(value.value)
    case 'regex': return `/${value.pattern}/${value.flags}`
    case 'text': return `\`${value.parts.map(part => part ?? '${?}').join('')}\``
    case 'environment': return `env ${value.name ?? '*'}`
    case 'module': return `module ${short(value.module.path)}`
    case 'parameter': return `parameter ${value.index} of ${value.function.node.name ?? '?'}`
    case 'unknown': return 'unknown'
  }
}

function short(path: string): string {
  return path.replace(/^\/shop\//, '')
}

export function printTarget(target: Target): string {
  switch (target.kind) {
    case 'function': return `function ${target.function.node.name ?? '?'}`
    case 'construct': return `new ${target.class.node.name ?? '?'}`
    case 'library': return target.target.name
    case 'opaque': return `${target.package}:${target.path}`
  }
}
