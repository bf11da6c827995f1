import type { Call, Expression, ObjectExpression } from '../model/expression.ts'
import { callsOf } from '../model/expressions.ts'
import type { Edit } from '../model/finding.ts'
import type { Arrival, Taint } from '../model/flow.ts'
import type { SourceKind } from '../model/kind.ts'
import type { Result, SchemaStep, Signature, UnknownMode } from '../model/library.ts'
import { parsePort } from '../model/port.ts'
import type { ChainElement } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { Place } from '../model/span.ts'
import type { Site } from '../model/value.ts'
import { insert, replace } from './edit.ts'
import { writeOption } from './arguments.ts'

/** A change that makes a schema let only those keys through that it names. */
export interface Closing {
  readonly title: string
  readonly edits: readonly Edit[]
}

/** A place at which data is checked by a schema. */
interface Passage {
  readonly call: Site<Call> | null
  readonly schema: Site | null
  readonly modes: readonly UnknownMode[]
  /** What the schema strips is gone afterwards; false: the data is only looked at. */
  readonly replaces: boolean
}

/** Calls and names that are followed from a schema to where it is made. */
const deepest = 12

/** Closes the schema that data of the request has passed, and that let keys through which it does not name. Null: there is none. */
export function closeSchema(view: View, arrival: Arrival, taint: Taint): Closing | null {
  for (const passage of [...passedOnTheWay(view, taint), ...looks(view, arrival, taint), ...passedBefore(view, arrival, taint)]) {
    const closing = passage.schema === null ? null : closeIn(view, passage.schema, 0)
    if (closing !== null) return closing
    const option = optionOf(view, passage)
    if (option !== null) return option
  }
  return null
}

/** The calls among the steps that check or parse. */
function passedOnTheWay(view: View, { steps }: Taint): readonly Passage[] {
  return steps.toReversed().flatMap(({ place }) => {
    const module = view.module(place.path)
    const node = module === null ? undefined : callsOf(module).find(each => each.start === place.start && each.end === place.end)
    return module === null || node === undefined ? [] : passagesOf(view, { module, node })
  })
}

/** Checks in the function where it arrives that leave the value as it is: of what is read of the request, or of the name that arrives. */
function looks(view: View, { function: { module, node }, argument }: Arrival, { origin, steps }: Taint): readonly Passage[] {
  const text = ({ path, start, end }: Place): string => view.text(path).slice(start, end)
  const spread = argument?.node.kind === 'object' ? argument.node.entries.map(entry => entry.value) : argument === null ? [] : [argument.node]
  const arriving = spread.map(({ start, end }) => ({ path: module.path, start, end }))
  const names = new Set([origin.place, ...steps.map(({ place }) => place), ...arriving].map(text))
  return callsOf(module).filter(({ start, end }) => start >= node.start && end <= node.end).flatMap(call => {
    const site = { module, node: call }
    const isMeant = signaturesOf(view, site).some(({ checks }) => {
      const value = checks === undefined ? null : at(site, checks.value)
      return value !== null && names.has(text({ path: module.path, ...value.node }))
    })
    return isMeant ? passagesOf(view, site) : []
  })
}

function passagesOf(view: View, call: Site<Call>): readonly Passage[] {
  return signaturesOf(view, call).flatMap(({ returns, checks }) => {
    const parsed = resultsOf(returns).find(result => 'parse' in result)
    if (parsed !== undefined) {
      const schema = at(call, parsed.schema)
      // What a class lets through is said on its fields, one by one: an option alone could drop all of them.
      const isClass = schema !== null && view.program.evaluate(schema).some(({ kind }) => kind === 'class')
      return [{ call, schema, modes: isClass ? [] : parsed.modes ?? [], replaces: true }]
    }
    const schema = checks?.schema ?? checks?.json
    if (checks === undefined || schema === undefined) return []
    return [{ call, schema: at(call, schema), modes: checks.modes ?? [], replaces: checks.deletes === true }]
  })
}

/** Validators on the chain of the routes, of the part of the request that is meant. */
function passedBefore(view: View, { routes }: Arrival, { origin }: Taint): readonly Passage[] {
  const part = origin.kind === 'request' ? origin.part : null
  const elements = new Set(routes.flatMap(index => view.surface.routes[index]?.chain ?? []))
  return [...elements].flatMap(element => [
    ...(element.validates ?? []).filter(check => check.part === part)
      .map(check => ({ call: null, schema: check.site, modes: [], replaces: true })),
    ...byLibrary(view, element, part),
    ...(element.inputs ?? []).filter(input => input?.part === part).flatMap(input => input?.pipes ?? []).flatMap(pipe =>
      pipe.kind === 'class' && pipe.made !== undefined ? [{ call: pipe.made, schema: null, modes: pipe.modes ?? [], replaces: true }] : [])
  ])
}

function byLibrary(view: View, { values }: ChainElement, part: SourceKind | null): readonly Passage[] {
  return values.flatMap(value => {
    const created = value.kind === 'instance' || value.kind === 'library' ? value.created : null
    if (created?.node.kind !== 'call') return []
    const call = { module: created.module, node: created.node }
    return signaturesOf(view, call).flatMap(({ middleware }) => middleware?.validates ?? []).filter(check => check.part === part)
      .map(check => ({ call, schema: at(call, check.schema), modes: check.modes ?? [], replaces: check.replaces }))
  })
}

/** Where the schema itself says that other keys stay: the call that says so goes, or says the contrary. */
function closeIn(view: View, site: Site, depth: number): Closing | null {
  const { module, node } = site
  if (depth > deepest) return null
  if (node.kind === 'object') return closeJson(view, { module, node })
  if (node.kind !== 'call') return closeMade(view, site, depth)
  for (const { returns } of signaturesOf(view, { module, node })) {
    const step = resultsOf(returns).find(result => 'schema' in result && !('parse' in result))
    const opens = step === undefined ? null : closeCall(view, { module, node }, (step as { readonly schema: SchemaStep }).schema)
    if (opens !== null) return opens
  }
  return node.callee.kind === 'member' ? closeIn(view, { module, node: node.callee.object }, depth + 1) : null
}

function closeMade(view: View, site: Site, depth: number): Closing | null {
  for (const value of view.program.evaluate(site)) {
    if (value.kind === 'record') return closeJson(view, value.site)
    const created = value.kind === 'instance' || value.kind === 'library' ? value.created : null
    if (created !== null && created.node !== site.node) return closeIn(view, created, depth + 1)
  }
  return null
}

function closeCall(view: View, site: Site<Call>, step: SchemaStep): Closing | null {
  const { module: { path }, node } = site
  if (step.json !== undefined) {
    const described = at(site, step.json)
    return described === null ? null : closeIn(view, described, deepest)
  }
  if (step.change === 'this' && step.unknown === 'keep' && (step.modes === undefined || node.arguments.length === 0) && node.callee.kind === 'member') {
    const start = node.callee.object.casts?.at(-1)?.end ?? node.callee.object.end
    const said = view.text(path).slice(start, node.end)
    const edit = replace(view, { path, start, end: node.end }, '')
    if (edit === null) return null
    return { title: `Drop \`${said.replace(/\s+/g, '').slice(0, 40)}\`, so that keys which the schema does not name stay out`, edits: [edit] }
  }
  return byOption(path, node, step.modes ?? [], true)
}

function closeJson(view: View, { module: { path }, node }: Site<ObjectExpression>): Closing | null {
  const said = node.entries.find(entry => entry.kind === 'property' && entry.key === 'additionalProperties')
  const last = node.entries.at(-1)
  if (last === undefined || !node.entries.some(entry => entry.kind === 'property' && entry.key === 'properties')) return null
  const edit = said === undefined
    ? insert(path, last.end, ', additionalProperties: false')
    : replace(view, { path, start: said.value.start, end: said.value.end }, 'false')
  return edit === null ? null : { title: 'Let the schema name all keys: additionalProperties: false', edits: [edit] }
}

function optionOf(view: View, { call, modes, replaces }: Passage): Closing | null {
  return call === null ? null : byOption(call.module.path, call.node, modes, replaces)
}

/** Writes the option by which keys without a name are stripped, or else refused. */
function byOption(path: string, call: Call, modes: readonly UnknownMode[], replaces: boolean): Closing | null {
  const usable = modes.filter(({ unknown }) => unknown === 'reject' || (replaces && unknown === 'strip'))
  for (const { port, is } of usable) {
    const [, index, key] = /^(\d+)\.(\w+)$/.exec(port) ?? []
    if (index === undefined || key === undefined) continue
    const edit = writeOption(path, call, Number(index), key, typeof is === 'string' ? `'${is}'` : String(is), [key])
    if (edit !== null) return { title: `Leave keys out that the schema does not name: ${key}: ${String(is)}`, edits: [edit] }
  }
  return null
}

function signaturesOf(view: View, call: Site<Call>): readonly Signature[] {
  return view.program.targets(call).flatMap(target => target.kind === 'library' && target.target.signature !== null ? [target.target.signature] : [])
}

/** The results of a call, those in objects that it gives included. */
function resultsOf(returns: Signature['returns']): readonly Result[] {
  if (returns === undefined) return []
  const list = Array.isArray(returns) ? returns as readonly Result[] : [returns as Result]
  return list.flatMap(result => ('record' in result ? Object.values(result.record) : [result]))
}

/** The expression at a port of a call: the receiver, an argument, an entry of an object that is one. */
function at({ module, node }: Site<Call>, port: string): Site | null {
  const parsed = parsePort(port)
  if (parsed === null) return null
  let found: Expression | undefined
  if (parsed.root.kind === 'this') found = node.callee.kind === 'member' ? node.callee.object : node.callee
  else if (parsed.root.kind === 'argument') found = node.arguments[parsed.root.index]
  for (const step of parsed.path) {
    const entries: ObjectExpression['entries'] = found?.kind === 'object' ? found.entries : []
    found = entries.find(entry => step.kind === 'property' && ((entry.kind === 'property' && entry.key === step.name) || entry.kind === 'computed'))?.value
  }
  return found === undefined ? null : { module, node: found }
}
