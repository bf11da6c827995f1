import { entities } from '../../../packages/engine/src/entities/index.ts'
import { analyse, type Flows } from '../../../packages/engine/src/flow/index.ts'
import { surface } from '../../../packages/engine/src/frameworks/index.ts'
import { libraries } from '../../../packages/engine/src/libraries/index.ts'
import { link } from '../../../packages/engine/src/link/index.ts'
import type { Arrival, Data, KeySet, Kind, Program, Taint } from '../../../packages/engine/src/model/index.ts'
import { positionAt } from '../../../packages/engine/src/model/position.ts'
import { emptyPolicy } from '../../../packages/engine/src/policy/empty.ts'
import { lower } from '../../../packages/engine/src/syntax/index.ts'
import { memoryHost } from '../../support/memory-host.ts'

/** A small project by file name, and where its data goes. */
function flowsOf(files: Readonly<Record<string, string>>): { readonly program: Program, readonly flows: Flows } {
  const texts = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/shop/${name}`, text]))
  const host = memoryHost(texts)
  const modules = new Map(Object.entries(texts).filter(([path]) => /\.[cm]?[jt]sx?$/.test(path)).map(([path, text]) => [path, lower(path, text)]))
  const program = link({ host, modules: [...modules.values()], module: path => modules.get(path) ?? null, roots: ['/shop'], libraries })
  const declared = entities(program, emptyPolicy, host, ['/shop'])
  return { program, flows: analyse({ program, surface: surface(program, emptyPolicy), entities: declared }) }
}

/** Arrivals of these kinds as a table: kind, callee, entity, data. */
export function arrivals(files: Readonly<Record<string, string>>, ...kinds: readonly Kind[]): readonly string[] {
  const { program, flows } = flowsOf(files)
  return flows.arrivals.filter(({ kind }) => kinds.includes(kind)).map(arrival => line(program, arrival))
}

function line(program: Program, arrival: Arrival): string {
  const entity = arrival.entity === null ? '' : ` (${arrival.entity.replace(/^.*[#]/, '')})`
  return `${arrival.kind} ${arrival.callee}${entity}: ${words(program, arrival.data, arrival.kind)}`
}

/** `{ title: req.body.title, ...req.body except role }`. */
function words(program: Program, data: Data, kind: Kind): string {
  const parts = [
    ...data.taints.map(taint => taintWords(program, taint, kind)),
    ...[...data.fields].map(([name, field]) => `${name}=${words(program, field, kind)}`).filter(text => !text.endsWith('=-')),
    ...(data.elements === null || words(program, data.elements, kind) === '-' ? [] : [`[${words(program, data.elements, kind)}]`])
  ]
  return parts.length === 0 ? '-' : parts.length === 1 && data.fields.size === 0 ? parts[0]! : `{${parts.join(', ')}}`
}

/** Of the kinds that it is clean for, the one at which it has arrived is said. */
function taintWords(program: Program, taint: Taint, kind: Kind): string {
  const { origin } = taint
  const name = origin.kind === 'request' ? origin.part : `row ${origin.entity.replace(/^.*[#]/, '')}${origin.relations.length > 0 ? `+${origin.relations.join('+')}` : ''}`
  const type = taint.type === 'any' ? '' : `:${taint.type}`
  const cleaned = taint.cleaned.includes(kind) ? ` cleaned ${kind}` : ''
  const lines = program.modules.get(origin.place.path)?.lines ?? [0]
  const at = origin.kind === 'request' ? `@${positionAt(lines, origin.place.start).line}` : ''
  return `${[name, ...taint.path].join('.')}${at}${type}${keys(taint.keys)}${cleaned}${taint.confidence === 'high' ? '' : ` ${taint.confidence}`}`
}

function keys(set: KeySet): string {
  return set.kind === 'all' ? '' : ` ${set.kind} ${set.keys.join('/')}`
}
