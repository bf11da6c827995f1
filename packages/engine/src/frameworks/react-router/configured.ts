import type { Call, Expression, Frame, Module, Program, Site, Value } from '../../model/index.ts'
import { moduleNamed } from '../files/projects.ts'
import { ANY_PATH, joinPaths } from '../routing/paths.ts'

/** A file with the path that `routes.ts` gives it. */
export interface Configured {
  readonly module: Module
  readonly path: string
}

const DEPTH = 12

/**
 * The files that `app/routes.ts` lists by `route`, `index`, `layout` and `prefix`, with their paths; null when it lists none by name, or is
 * not there: https://reactrouter.com/start/framework/routing
 */
export function configuredIn(program: Program, folder: string): readonly Configured[] | null {
  const module = moduleNamed(program, `${folder}/routes`)
  const exported = module === null ? [] : program.member({ kind: 'module', module }, 'default')
  const found = exported.flatMap(value => entriesAt(program, folder, value, '/', 0))
  return found.length === 0 ? null : found
}

function entriesAt(program: Program, folder: string, value: Value, prefix: string, depth: number): readonly Configured[] {
  if (depth > DEPTH) return []
  if (value.kind === 'array') {
    const { site: { module, node }, frame } = value
    return node.elements.flatMap(element => element === null ? []
      : program.evaluate({ module, node: element.kind === 'spread' ? element.value : element }, frame)
        .flatMap(inner => entriesAt(program, folder, inner, prefix, depth + 1)))
  }
  const isOurs = value.kind === 'library' && value.package.startsWith('@react-router/dev')
  if (!isOurs || value.created?.node.kind !== 'call') return []
  const call = { module: value.created.module, node: value.created.node }
  return entryOf(program, folder, { name: value.path, call, frame: value.frame }, prefix, depth)
}

interface Made {
  readonly name: string
  readonly call: Site<Call>
  readonly frame: Frame | null
}

function entryOf(
  program: Program, folder: string, { name, call: { module, node }, frame }: Made, prefix: string, depth: number
): readonly Configured[] {
  const [, second, third] = node.arguments
  const text = (index: number): string | null => {
    const argument = node.arguments[index]
    const constant = argument === undefined ? null : program.constant({ module, node: argument }, frame)
    return typeof constant === 'string' ? constant : null
  }
  const below = (argument: Expression | undefined, path: string): readonly Configured[] => argument === undefined ? []
    : program.evaluate({ module, node: argument }, frame).flatMap(value => entriesAt(program, folder, value, path, depth + 1))
  const file = (path: string | null, at: string): readonly Configured[] => {
    const found = path === null ? null : moduleNamed(program, `${folder}/${path.replace(/^\.\//, '').replace(/\.\w+$/, '')}`)
    return found === null ? [] : [{ module: found, path: at }]
  }
  if (name === '.index()') return file(text(0), prefix)
  if (name === '.layout()') return [...file(text(0), prefix), ...below(second, prefix)]
  const path = joinPaths(prefix, { ...ANY_PATH, text: text(0) ?? '' })
  if (name === '.prefix()') return below(second, path)
  return name === '.route()' ? [...file(text(1), path), ...below(third, path)] : []
}
