import type { Call, Frame, Program, Site, Value } from '../../model/index.ts'
import { matches } from './texts.ts'

/** `guard.unless(options)`: what it is called on, and whether a request is let through; null when that cannot be told. */
export interface Unless {
  readonly receiver: Site
  readonly frame: Frame | null
  readonly lets: (path: string, method: string) => boolean | null
}

/** Reads the convention of express-unless, which many guards offer: paths and methods for which they do not run. */
export function unlessOf(program: Program, site: Site, frame: Frame | null): Unless | null {
  const { module, node } = site
  if (node.kind === 'ref') {
    const binding = module.bindings[node.binding]
    const value = binding?.kind === 'const' && binding.values.length === 1 ? binding.values[0] : undefined
    return value?.kind === 'call' ? unlessOf(program, { module, node: value }, frame) : null
  }
  if (node.kind !== 'call' || node.callee.kind !== 'member' || node.callee.property !== 'unless') return null
  return {
    receiver: { module, node: node.callee.object },
    frame,
    lets: (path, method) => lets(program, { module, node }, frame, path, method)
  }
}

function lets(program: Program, { module, node }: Site<Call>, frame: Frame | null, path: string, method: string): boolean | null {
  const [options] = node.arguments
  if (options === undefined) return false
  const [value, more] = program.evaluate({ module, node: options }, frame)
  if (value?.kind !== 'record' || more !== undefined) return null
  const { entries, rest } = program.entries(value)
  if (entries.has('custom') || entries.has('ext') || rest) return null
  const paths = valuesOf(program, program.member(value, 'path'))
  const methods = valuesOf(program, program.member(value, 'method'))
  const answers = [...paths.map(item => letsPath(program, item, path, method)), ...methods.map(item => item.kind === 'literal' ? item.value === method : null)]
  return answers.includes(true) ? true : answers.includes(null) ? null : false
}

/** A text, an expression, or `{ url, methods }`. */
function letsPath(program: Program, item: Value, path: string, method: string): boolean | null {
  if (item.kind === 'literal') return item.value === path
  if (item.kind === 'regex') return matches(item.pattern, item.flags, path)
  if (item.kind !== 'record') return null
  const urls = valuesOf(program, program.member(item, 'url')).map(url => letsPath(program, url, path, method))
  const methods = valuesOf(program, program.member(item, 'methods'))
  const verb = methods.length === 0 || methods.some(one => one.kind === 'literal' && one.value === method)
  return urls.includes(true) ? verb : urls.includes(null) ? null : false
}

function valuesOf(program: Program, values: readonly Value[]): readonly Value[] {
  return values.flatMap(value => value.kind === 'array'
    ? program.elements(value).flatMap((element): readonly Value[] => element === null ? [{ kind: 'unknown' }] : program.evaluate(element.site, element.frame))
    : value.kind === 'literal' && value.value === undefined ? [] : [value])
}
