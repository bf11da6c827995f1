import type { Expression } from '../../model/expression.ts'
import type { Kind } from '../../model/kind.ts'
import { allMarks } from '../convert.ts'
import { cleanWithout } from '../dangers.ts'
import { type Activation, siteOf } from '../engine.ts'
import { cleanPlace, proveHost, valueBehind } from './host-proofs.ts'
import { cleanedByMatch } from './patterns.ts'
import { peek } from './places.ts'

/** `path.startsWith(root + sep)`, `to.startsWith('/')`, `!to.startsWith('//')`, `path.relative(root, file).startsWith('..')`. */
export function begins(a: Activation, text: Expression, start: Expression, holds: boolean): void {
  const constant = a.engine.program.constant(siteOf(a, start), a.frame)
  const known = typeof constant === 'string' ? constant : null
  if (holds) {
    if (known !== null) cleanPlace(a, text, cleanedByStart(known))
    if (isOwn(a, start) && isNormal(a, text)) cleanPlace(a, text, ['file-path'])
  } else if (known === '//' || known === '\\') {
    cleanPlace(a, text, ['url-authority'])
  } else if (known === '/') {
    cleanPlace(a, text, ['path-root'])
  } else if (known !== null && /^\.\.[\\/]?$/.test(known)) {
    cleanPlace(a, text, ['path-dots'])
    relativeOf(a, text)
  }
}

/** What a text that begins like this is clean for. */
function cleanedByStart(start: string): readonly Kind[] {
  if (start === '/') return ['url-head']
  return cleanedByMatch(`^${start.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, '')
}

/** `host.endsWith('.shop.example')`. */
export function ends(a: Activation, text: Expression, end: Expression): void {
  const constant = a.engine.program.constant(siteOf(a, end), a.frame)
  const known = typeof constant === 'string' ? constant : end.kind === 'concat' && end.parts[0]?.kind === 'literal' ? String(end.parts[0].value) : ''
  if (known.startsWith('.')) proveHost(a, text)
}

/** A text, or the list of its parts, in which a sign or a part does not stand: `!file.includes('..')`. */
export function lacks(a: Activation, text: Expression, part: Expression): void {
  const constant = a.engine.program.constant(siteOf(a, part), a.frame)
  if (typeof constant !== 'string' || constant === '') return
  const whole = text.kind === 'call' && text.callee.kind === 'member' && text.callee.property === 'split' ? text.callee.object : text
  if (/^[\\/]?\.\.[\\/]?$/.test(constant)) cleanPlace(a, whole, ['path-dots'])
  else if (constant === '//' || constant === '://') cleanPlace(a, whole, ['url', 'redirect-target'])
  else if (constant === '/' && whole === text) cleanPlace(a, whole, ['file-path', 'path-dots', 'path-root', 'url', 'redirect-target'])
  else if (constant.length === 1 && whole === text) cleanPlace(a, whole, cleanWithout(constant))
}

/** The kinds that all of several alternatives clean. */
export function cleanAll(a: Activation, place: Expression, kinds: readonly (readonly Kind[])[]): void {
  const [first = [], ...rest] = kinds
  cleanPlace(a, place, first.filter(kind => rest.every(other => other.includes(kind))))
}

/** Not a part of the request. */
function isOwn(a: Activation, node: Expression): boolean {
  return !allMarks(a.engine.interpreter.expression(a, node)).some(({ root }) => root.kind === 'request')
}

/** A path without `.`, `..` and doubled slashes in it, but for `..` at its head. */
function isNormal(a: Activation, place: Expression): boolean {
  const marks = allMarks(peek(a, place) ?? a.engine.interpreter.expression(a, place))
  return marks.length > 0 && marks.every(({ cleaned }) => cleaned.includes('path-form'))
}

/** `relative(root, file)` that does not lead up: the file lies below the root. */
function relativeOf(a: Activation, text: Expression): void {
  const made = valueBehind(a, text)
  if (made?.kind !== 'call' || made.arguments[1] === undefined) return
  const isRelative = a.engine.program.targets({ module: a.module, node: made }, a.frame)
    .some(target => target.kind === 'library' && /(?:^|\.)relative$/.test(target.target.name))
  if (isRelative) cleanPlace(a, made.arguments[1], ['file-path'])
}
