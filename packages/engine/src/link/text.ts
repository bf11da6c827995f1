import type { Concat } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Frame, Value } from '../model/value.ts'
import { TEXT, TEXT_CHOICES, TEXT_PARTS } from './limits.ts'
import type { Linker } from './linker.ts'
import { literal, normalise, nothing, unknown, type Values } from './values.ts'

type Parts = readonly (string | null)[]

/** A concatenation: constant where all of it is, else the parts that are known. */
export function textOf(linker: Linker, module: Module, node: Concat, frame: Frame | null): Values {
  return textOfParts(node.parts.map(part => linker.evaluate(module, part, frame)), false)
}

/**
 * The texts that parts make, one after the other.
 *
 * @param parts - what each part may be
 * @param isSum - the parts are added, which makes a text only if one of them is one
 */
export function textOfParts(parts: readonly Values[], isSum: boolean): Values {
  if (isSum && !parts.some(values => values.some(isText))) return parts.some(values => values.length === 0) ? nothing : unknown
  let choices: Parts[] = [[]]
  for (const values of parts) {
    const pieces = values.length === 0 ? [null] : values.map(pieceOf)
    const many = choices.length * pieces.length
    const usable = many > TEXT_CHOICES ? [null] : pieces
    choices = choices.flatMap(choice => usable.map(piece => append(choice, piece)))
  }
  return normalise(choices.map(toValue))
}

function isText(value: Value): boolean {
  return value.kind === 'text' || value.kind === 'environment' || (value.kind === 'literal' && typeof value.value === 'string')
}

function pieceOf(value: Value): string | null | Parts {
  if (value.kind === 'text') return value.parts
  return value.kind === 'literal' ? String(value.value) : null
}

function append(parts: Parts, piece: string | null | Parts): Parts {
  if (piece !== null && typeof piece !== 'string') return piece.reduce<Parts>((all, one) => append(all, one), parts)
  const last = parts.at(-1)
  if (piece === null) return last === null || parts.length >= TEXT_PARTS ? parts : [...parts, null]
  if (piece === '') return parts
  if (typeof last !== 'string') return parts.length >= TEXT_PARTS ? parts : [...parts, piece]
  return [...parts.slice(0, -1), (last + piece).slice(0, TEXT)]
}

function toValue(parts: Parts): Value {
  const [only = ''] = parts
  if (parts.length < 2 && only !== null) return { kind: 'literal', value: only }
  return { kind: 'text', parts }
}

/** Methods of constant texts that give constant texts. */
export function constantMethod(text: string, name: string, args: readonly (string | number | undefined)[]): Values | null {
  const [first, second] = args
  switch (name) {
    case 'toLowerCase':
    case 'toLocaleLowerCase': return literal(text.toLowerCase())
    case 'toUpperCase':
    case 'toLocaleUpperCase': return literal(text.toUpperCase())
    case 'trim': return literal(text.trim())
    case 'toString':
    case 'valueOf': return literal(text)
    case 'concat': return args.some(one => one === undefined) ? null : literal((text + args.join('')).slice(0, TEXT))
    case 'slice':
    case 'substring': {
      if (typeof first !== 'number' || (second !== undefined && typeof second !== 'number')) return null
      return literal(name === 'slice' ? text.slice(first, second) : text.substring(first, second))
    }
    case 'replace':
    case 'replaceAll': {
      if (typeof first !== 'string' || typeof second !== 'string' || first === '') return null
      return literal((name === 'replace' ? text.replace(first, () => second) : text.replaceAll(first, () => second)).slice(0, TEXT))
    }
    default: return null
  }
}
