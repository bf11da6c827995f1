import type { Call, Concat, Expression } from '../model/expression.ts'
import { callsOf, forEachExpression } from '../model/expressions.ts'
import type { Edit } from '../model/finding.ts'
import type { Arrival } from '../model/flow.ts'
import type { Placeholders } from '../model/library.ts'
import type { Module } from '../model/module.ts'
import type { View } from '../model/rule.ts'
import { insert, replace } from './edit.ts'
import { escapeTemplate, takeApart, type SqlPiece } from './sql-pieces.ts'

/**
 * The edits that bind the values of a SQL text instead of writing them into it, in the form of the driver. The text must be put
 * together in the call itself or in a constant of the same file that is used there only. Null when that cannot be done without
 * changing what the statement means.
 */
export function bindValues(view: View, arrival: Arrival): readonly Edit[] | null {
  const { placeholders, argument } = arrival
  const call = arrival.site.node
  if (placeholders === null || argument === null || call.kind !== 'call' || argument.module !== arrival.site.module) return null
  const { module } = argument
  const concat = concatBehind(module, argument.node)
  if (concat === null) return null
  const pieces = takeApart(view.program, module, view.text(module.path), concat, placeholders)
  if (pieces === null) return null
  if (placeholders.form === 'tag') return concat === argument.node ? tagged(view, module, call, pieces, placeholders) : null
  const existing = existingValues(view, module, call, placeholders)
  if (existing === null) return null
  const numbered = number(pieces, placeholders, view.text(module.path), existing)
  if (numbered === null) return null
  const code = write(concat, numbered.pieces, view.text(module.path))
  const statement = replace(view, { path: module.path, start: concat.start, end: concat.end }, code)
  const values = addValues(view, module, call, placeholders, numbered.values)
  return statement === null || values === null ? null : [statement, ...values]
}

/** The text itself, or the one value of a constant that nothing else reads. */
function concatBehind(module: Module, node: Expression): Concat | null {
  if (node.kind === 'concat') return node
  if (node.kind !== 'ref') return null
  const binding = module.bindings[node.binding]
  const [only] = binding?.values ?? []
  if (binding?.values.length !== 1 || only?.kind !== 'concat') return null
  let uses = 0
  forEachExpression(module, each => { if (each.kind === 'ref' && each.binding === node.binding) uses++ })
  return uses === 1 ? only : null
}

interface Numbered { readonly pieces: readonly SqlPiece[], readonly values: readonly { readonly name: string, readonly code: string }[] }

/** Writes a placeholder for each value, after those that are there. */
function number(pieces: readonly SqlPiece[], { form }: Placeholders, text: string, existing: readonly Expression[] | 'none'): Numbered | null {
  const present = existing === 'none' ? [] : existing
  if (form === '?' && pieces.some(each => each.kind === 'text' && each.text.replace(/'[^']*'/g, '').includes('?'))) return null
  if (form === '?' && present.length > 0) return null
  const values: { name: string, code: string }[] = []
  const taken = new Set<string>()
  const placed = pieces.map((piece): SqlPiece => {
    if (piece.kind !== 'value') return piece
    let name = piece.name
    for (let count = 2; taken.has(name); count++) name = `${piece.name}${count}`
    taken.add(name)
    values.push({ name, code: piece.code })
    const mark = form === '$n' ? `$${present.length + values.length}` : form === '?' ? '?' : form.charAt(0) + name
    return { kind: 'text', text: mark }
  })
  return text === '' ? null : { pieces: placed, values }
}

/** The statement as code: quoted as before, as a template when it has several lines or still has holes. */
function write(concat: Concat, pieces: readonly SqlPiece[], text: string): string {
  const holes = pieces.some(each => each.kind !== 'text')
  const plain = pieces.map(each => each.kind === 'text' ? each.text : '').join('')
  if (concat.form === 'template' || holes || plain.includes('\n')) {
    return `\`${pieces.map(each => each.kind === 'text' ? escapeTemplate(each.text) : `\${${each.code}}`).join('')}\``
  }
  const quote = plain.includes('\'') || text.charAt(concat.start) === '"' ? '"' : '\''
  return quote + plain.replace(/\\/g, '\\\\').replaceAll(quote, `\\${quote}`) + quote
}

/** The values that are bound already; `none` when the port is free; null when it holds something that cannot be continued. */
function existingValues(view: View, module: Module, call: Call, { values }: Placeholders): readonly Expression[] | 'none' | null {
  if (values === 'this') return chained(view, module, call)?.arguments.length === 0 ? 'none' : null
  const at = Number.parseInt(values, 10)
  if (Number.isNaN(at)) return null
  const held = call.arguments[at]
  if (values.endsWith('*')) {
    const rest = call.arguments.slice(at)
    return rest.length === 0 ? 'none' : rest.some(each => each.kind === 'spread') ? null : rest
  }
  if (held === undefined || (held.kind === 'function' && !values.includes('.'))) return 'none'
  const path = values.split('.')[1]
  const target = path === undefined ? held : valueOf(held, path)
  if (target === undefined) return held.kind === 'object' ? 'none' : null
  if (target.kind !== 'array' || target.elements.some(each => each === null || each.kind === 'spread')) return null
  return target.elements.filter(each => each !== null)
}

/** The call on the prepared statement that takes values: `.all()` of `db.prepare(text).all()`. */
function chained(view: View, module: Module, call: Call): Call | undefined {
  const next = callsOf(module).find(each => each.callee.kind === 'member' && each.callee.object === call)
  const targets = next === undefined ? [] : view.program.targets({ module, node: next })
  const binds = targets.some(each => each.kind === 'library' && Object.values(each.target.signature?.inputs ?? {}).includes('sql-values'))
  return binds ? next : undefined
}

function valueOf(node: Expression, key: string): Expression | undefined {
  if (node.kind !== 'object') return undefined
  const found = node.entries.find(each => each.kind === 'property' && each.key === key)
  return found?.kind === 'property' ? found.value : undefined
}

function addValues(
  view: View, module: Module, call: Call, { form, values: port }: Placeholders, values: Numbered['values']
): readonly Edit[] | null {
  const { path } = module
  const named = form === ':name' || form === '@name'
  const codes = values.map(each => named ? (each.name === each.code ? each.name : `${each.name}: ${each.code}`) : each.code).join(', ')
  if (port === 'this') {
    const next = chained(view, module, call)
    return next === undefined ? null : [insert(path, next.end - 1, codes)]
  }
  const at = Number.parseInt(port, 10)
  const last = call.arguments[at - 1] ?? call.arguments.at(-1)
  const held = call.arguments[at]
  if (port.endsWith('*')) return last === undefined ? null : [insert(path, call.arguments.at(-1)?.end ?? last.end, `, ${codes}`)]
  const key = port.split('.')[1]
  const list = named ? `{ ${codes} }` : `[${codes}]`
  if (held === undefined || (held.kind === 'function' && key === undefined)) {
    if (last === undefined) return null
    return [insert(path, endWithCasts(last), key === undefined ? `, ${list}` : `, { ${key}: ${list} }`)]
  }
  const target = key === undefined ? held : valueOf(held, key)
  if (target === undefined) {
    const text = view.text(path)
    const space = held.kind === 'object' && held.entries.length > 0 ? `${key ?? ''}: ${list}, ` : `${key ?? ''}: ${list} `
    return [insert(path, held.start + 1, text.charAt(held.start + 1) === ' ' ? ` ${space.trimEnd()}` : ` ${space}`)]
  }
  if (target.kind !== 'array' || named) return null
  const end = target.elements.at(-1)?.end
  return [end === undefined ? insert(path, target.start + 1, codes) : insert(path, end, `, ${codes}`)]
}

function endWithCasts(node: Expression): number {
  return node.casts?.at(-1)?.end ?? node.end
}

/** `prisma.$queryRawUnsafe(..)` becomes the tagged template that binds its holes. */
function tagged(view: View, module: Module, call: Call, pieces: readonly SqlPiece[], { tag }: Placeholders): readonly Edit[] | null {
  const text = view.text(module.path)
  if (call.arguments.length !== 1 || tag === undefined || pieces.some(each => each.kind === 'hole') || call.callee.kind !== 'member') return null
  const receiver = text.slice(call.callee.object.start, call.callee.object.end)
  const name = tag === 'this' ? receiver : tag.replace(/^this\./, `${receiver}.`)
  const body = pieces.map(each => each.kind === 'text' ? escapeTemplate(each.text) : `\${${each.code}}`).join('')
  const edit = replace(view, { path: module.path, start: call.start, end: call.end }, `${name}\`${body}\``)
  return edit === null ? null : [edit]
}
