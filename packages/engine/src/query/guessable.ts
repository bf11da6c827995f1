import type { Call, Expression } from '../model/expression.ts'
import type { View } from '../model/rule.ts'
import type { Site } from '../model/value.ts'
import { writtenOf, type Placed } from './written.ts'

/** A number that others can guess inside of a value. */
export interface Guessable {
  /** `Math.random()`, `Date.now()`. */
  readonly site: Site<Call>
  readonly kind: 'random' | 'time'
  /** `Math.floor(Math.random() * most)` around it. */
  readonly whole: { readonly call: Call, readonly most: Expression } | null
}

/** Steps from a value to what it is made of: behind more, what it was made of does not show in it. */
const mostSteps = 10

/** Methods of texts and numbers that give their receiver in another form. */
const forms: ReadonlySet<string> = new Set([
  'toString', 'toFixed', 'slice', 'substr', 'substring', 'replace', 'replaceAll', 'padStart', 'padEnd', 'toUpperCase', 'toLowerCase', 'trim', 'join', 'concat', 'valueOf', 'repeat', 'split', 'reverse'
])
/** Functions of the language that give their argument in another form. */
const converters: ReadonlySet<string> = new Set(['String', 'Number', 'parseInt', 'parseFloat', 'BigInt', 'btoa', 'encodeURIComponent'])
/** Methods that make a list, or a text, of what a function gives. */
const makers: ReadonlySet<string> = new Set(['from', 'map', 'replace', 'reduce', 'flatMap'])

/**
 * The guessable numbers that a value is made of: through names, functions and files, sums, texts, and choices from a list. None when
 * anything is mixed in of which nothing is known, since that may be what nobody guesses.
 */
export function guessableIn(view: View, placed: Placed): readonly Guessable[] {
  const walk: Walk = { view, found: [], seen: new Set(), isMixed: false }
  visit(walk, placed, mostSteps)
  return walk.isMixed ? [] : walk.found
}

interface Walk {
  readonly view: View
  readonly found: Guessable[]
  readonly seen: Set<Expression>
  isMixed: boolean
}

function visit(walk: Walk, placed: Placed, left: number): void {
  if (left === 0) return
  for (const leaf of writtenOf(walk.view, placed.site, placed.frame)) {
    if (walk.seen.has(leaf.site.node)) continue
    walk.seen.add(leaf.site.node)
    for (const part of partsOf(walk, leaf)) visit(walk, { site: { module: leaf.site.module, node: part }, frame: leaf.frame }, left - 1)
  }
}

function partsOf(walk: Walk, { site: { module, node } }: Placed): readonly Expression[] {
  switch (node.kind) {
    case 'concat': return node.parts
    case 'binary': return [node.left, node.right]
    case 'assign': return [node.value]
    case 'unary': return node.operator === '+' && isDate(node.operand) ? (add(walk, { module, node: node.operand }, 'time', null), []) : [node.operand]
    case 'index': return [node.index]
    case 'call': return partsOfCall(walk, { module, node })
    default: return []
  }
}

function partsOfCall(walk: Walk, site: Site<Call>): readonly Expression[] {
  const { callee, arguments: given } = site.node
  if (callee.kind === 'global') return converters.has(callee.name) ? given : mix(walk)
  if (isHash(walk.view, site)) return callee.kind === 'member' ? [callee.object, ...callee.property === 'update' ? given : []] : []
  if (callee.kind !== 'member') return mix(walk)
  const { object, property } = callee
  if (object.kind === 'global') {
    if (object.name === 'Math' && property === 'random') return add(walk, site, 'random', null), []
    if (object.name === 'Date' && property === 'now') return add(walk, site, 'time', null), []
    if (object.name === 'Math') return wholeOf(walk, site) ? [] : given
    if (object.name === 'Array' || object.name === 'Buffer' || object.name === 'String') return [...given.filter(each => each.kind !== 'function'), ...resultsOf(walk, site)]
    return mix(walk)
  }
  if (property === 'getTime' && isDate(object)) return add(walk, { module: site.module, node: object }, 'time', null), []
  if (property === 'charAt' || property === 'at') return given
  if (forms.has(property) || makers.has(property)) return [object, ...property === 'concat' ? given : [], ...makers.has(property) ? resultsOf(walk, site) : []]
  return mix(walk)
}

/** What functions in the arguments give back. */
function resultsOf({ view }: Walk, { module, node }: Site<Call>): readonly Expression[] {
  return node.arguments.flatMap(each => (each.kind !== 'function' ? []
    : view.program.returns(view.program.functionRef(module, each.function), null).map(({ site }) => site.node)))
}

/** `Math.floor(Math.random() * most)`: found as a whole, so that it can be replaced as one. */
function wholeOf(walk: Walk, { module, node }: Site<Call>): boolean {
  const [product] = node.arguments
  if (node.callee.kind !== 'member' || !/^(?:floor|trunc)$/.test(node.callee.property) || product?.kind !== 'binary' || product.operator !== '*') return false
  const random = [product.left, product.right].find(isRandom)
  if (random?.kind !== 'call') return false
  add(walk, { module, node: random }, 'random', { call: node, most: random === product.left ? product.right : product.left })
  return true
}

function isRandom(node: Expression): boolean {
  return node.kind === 'call' && node.callee.kind === 'member' && node.callee.property === 'random' && node.callee.object.kind === 'global' && node.callee.object.name === 'Math'
}

/** `new Date()`: now. */
function isDate(node: Expression): node is Call {
  return node.kind === 'call' && node.new && node.callee.kind === 'global' && node.callee.name === 'Date' && node.arguments.length === 0
}

/** A digest without a key makes nothing of it that could not be guessed. */
function isHash(view: View, site: Site<Call>): boolean {
  return view.program.targets(site).some(target => target.kind === 'library' && (target.target.name.startsWith('Hash.') || target.target.name === 'node:crypto.createHash'))
}

function mix(walk: Walk): readonly Expression[] {
  walk.isMixed = true
  return []
}

function add(walk: Walk, site: Site<Call>, kind: Guessable['kind'], whole: Guessable['whole']): void {
  walk.found.push({ site, kind, whole })
}
