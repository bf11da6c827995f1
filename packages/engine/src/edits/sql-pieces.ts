import type { Concat, Expression } from '../model/expression.ts'
import type { Placeholders } from '../model/library.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import { positionIn } from './sql-context.ts'

/** A part of a SQL text once its values are taken out: text as it is, a hole that stays, a value with the code that gives it. */
export type SqlPiece =
  | { readonly kind: 'text', readonly text: string }
  | { readonly kind: 'hole', readonly code: string }
  | { readonly kind: 'value', readonly code: string, readonly name: string }

/** The pieces so far, the statement so far (values as `?`), and the code of the quoted text that is being read. */
interface Reading {
  readonly driver: Placeholders
  readonly pieces: SqlPiece[]
  before: string
  quoted: string[] | null
}

/**
 * Takes a statement that is put together apart into text and values: quotes around a hole go, what stands with it between the quotes
 * (`'%${q}%'`) goes into the value, and behind `LIMIT` and `OFFSET` the value becomes a number, as MySQL wants it there. Null when
 * something that is not constant stands where no value can (a name, a direction, a list).
 */
export function takeApart(program: Program, module: Module, text: string, node: Concat, driver: Placeholders): readonly SqlPiece[] | null {
  const reading: Reading = { driver, pieces: [], before: '', quoted: null }
  for (const part of node.parts) {
    if (part.kind === 'literal') {
      // `${id}_old`: a part of a name.
      if (reading.quoted === null && reading.pieces.at(-1)?.kind === 'value' && /^[\w.$'"`[]/.test(String(part.value))) return null
      readText(reading, String(part.value))
    } else if (!readHole(reading, program, module, text.slice(part.start, part.end), part)) return null
  }
  if (reading.quoted !== null || !reading.pieces.some(each => each.kind === 'value')) return null
  return reading.pieces.filter(each => each.kind !== 'text' || each.text !== '')
}

function readText(reading: Reading, text: string): void {
  let rest = text
  if (reading.quoted !== null) {
    const close = rest.indexOf('\'')
    reading.quoted.push(escapeTemplate(close < 0 ? rest : rest.slice(0, close)))
    if (close < 0) return
    endQuoted(reading, reading.quoted.filter(each => each !== ''))
    rest = rest.slice(close + 1)
  }
  reading.pieces.push({ kind: 'text', text: rest })
  reading.before += rest
}

function endQuoted(reading: Reading, parts: readonly string[]): void {
  const code = parts.join('')
  const alone = parts.length === 1 ? /^\$\{([^]*)\}$/.exec(code)?.[1] : undefined
  reading.pieces.push({ kind: 'value', code: alone ?? `\`${code}\``, name: nameOf(parts.filter(each => each.startsWith('${')).join('')) })
  reading.before += '?'
  reading.quoted = null
}

function readHole(reading: Reading, program: Program, module: Module, code: string, node: Expression): boolean {
  if (reading.quoted !== null) {
    reading.quoted.push(`\${${code}}`)
    return true
  }
  const position = positionIn(reading.before)
  if (position.kind === 'value') {
    const isCount = /\b(?:limit|offset|top)\s*$/i.test(reading.before)
    if ((isCount && reading.driver.counts === false) || (!position.column && reading.driver.form !== '$n')) return false
    reading.pieces.push({ kind: 'value', code: isCount && !code.startsWith('Number(') ? `Number(${code})` : code, name: nameOf(code) })
    reading.before += '?'
    return true
  }
  if (position.kind === 'quoted') return position.quote === '\'' && beginQuoted(reading, position.open, code)
  const constant = program.constant({ module, node })
  if (typeof constant !== 'string' && typeof constant !== 'number') return false
  reading.pieces.push({ kind: 'hole', code })
  reading.before += String(constant)
  return true
}

/** The quoted text goes from the statement into the value, with what stands in it before the hole. */
function beginQuoted(reading: Reading, open: number, code: string): boolean {
  const last = reading.pieces.pop()
  const inside = reading.before.slice(open + 1)
  if (last?.kind !== 'text' || !last.text.endsWith(`'${inside}`)) return false
  reading.before = reading.before.slice(0, open)
  if (positionIn(reading.before).kind !== 'value') return false
  reading.pieces.push({ kind: 'text', text: last.text.slice(0, last.text.length - inside.length - 1) })
  reading.quoted = [escapeTemplate(inside), `\${${code}}`]
  return true
}

/** A name for a placeholder: the last name in the code. */
function nameOf(code: string): string {
  return /([A-Za-z_]\w*)\W*$/.exec(code)?.[1] ?? 'value'
}

/** A text as it is written between backticks. */
export function escapeTemplate(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/`/g, '\\`').replace(/\$\{/g, '\\${')
}
