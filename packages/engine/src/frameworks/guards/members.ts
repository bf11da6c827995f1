import type { Program, Site, Value } from '../../model/index.ts'
import { keyOf } from './sent.ts'
import { ABSENT, constant, marked, TRUTHY, UNDEFINED, UNKNOWN, type Abstract, type Scope } from './abstract.ts'
import { readOfNothing, type Machine } from './machine.ts'
import type { State } from './state.ts'

/** What reading a member of a value gives. */
export function memberOf(machine: Machine, object: Abstract, name: string, site: Site, scope: Scope, state: State): Abstract {
  const key = keyOf(object, name)
  const set = key === null ? undefined : state.store.get(key)
  if (set !== undefined) return set
  switch (object.kind) {
    case 'request': return machine.dialect.request(name, machine.facts) ?? machine.facts.principal
    case 'response': return name === 'locals' ? { kind: 'part', part: 'locals' } : name === 'headersSent' ? constant(false, false) : name === 'headers' ? object : UNKNOWN
    case 'part': return machine.dialect.part(object.part, name, machine.facts)
    case 'absent':
      if (site.node.kind !== 'member' || !site.node.optional) readOfNothing(machine, state)
      // A list of rows of which none was found.
      return name === 'length' ? constant(0, true) : ABSENT
    case 'stray': return object
    case 'forged': return name === 'length' ? { kind: 'unknown', by: true } : object
    case 'client': return object
    case 'record': return marked(object.fields.get(name) ?? (object.open ? UNKNOWN : UNDEFINED), object.by !== undefined)
    case 'list': return name === 'length' ? constant(object.items.length, false) : /^\d+$/.test(name) ? object.items[Number(name)] ?? UNDEFINED : UNKNOWN
    case 'constant': return memberOfConstant(object, name, site)
    case 'value': return memberOfValue(machine, object.value, name, site, scope)
    case 'unknown': return object.by === undefined && site.node.kind === 'member' ? asWritten(machine, site, scope) : object
    case 'error': return memberOfError(object, name)
    default: return marked(UNKNOWN, object.by !== undefined)
  }
}

function memberOfConstant({ value, by }: Extract<Abstract, { kind: 'constant' }>, name: string, { node }: Site): Abstract {
  if ((value ?? null) === null && node.kind === 'member' && node.optional) return by === undefined ? UNDEFINED : ABSENT
  if (typeof value === 'string') return name === 'length' ? constant(value.length, by !== undefined) : marked(UNKNOWN, by !== undefined)
  return by === undefined ? UNKNOWN : ABSENT
}

function memberOfError({ status, by }: Extract<Abstract, { kind: 'error' }>, name: string): Abstract {
  if (name === 'message' || name === 'name' || name === 'stack') return { kind: 'truthy' }
  return status !== null && (name === 'status' || name === 'statusCode') ? constant(status, by !== undefined) : marked(UNKNOWN, by !== undefined)
}

function memberOfValue(machine: Machine, value: Value, name: string, site: Site, scope: Scope): Abstract {
  const found = there(machine.fromValues(machine.program.member(value, name)))
  // A table of the project, looked up by a key: what it does not list is not there.
  if (found.kind === 'unknown' && value.kind === 'record' && site.node.kind === 'index' && lacks(machine.program, value, name)) return UNDEFINED
  return found.kind === 'unknown' && site.node.kind === 'member' ? asWritten(machine, site, scope) : found
}

function lacks(program: Program, table: Value, name: string): boolean {
  const { entries, rest } = program.entries(table)
  return !rest && !entries.has(name)
}

function asWritten(machine: Machine, site: Site, scope: Scope): Abstract {
  return there(machine.fromValues(machine.program.evaluate(site, scope.frame)))
}

/** That a property is not written down does not say that it is not there when the program runs. */
function there(value: Abstract): Abstract {
  return value.kind === 'constant' && value.value === undefined ? UNKNOWN : value
}

/** What values of the program are, when a request is judged. Several different ones are whatever they have in common. */
export function readValues(machine: Pick<Machine, 'dialect' | 'program' | 'fromValues'>, values: readonly Value[]): Abstract {
  const [first] = values
  if (first === undefined) return UNKNOWN
  if (values.length > 1) return values.every(({ kind }) => kind === 'function' || kind === 'class' || kind === 'instance') ? readValue(machine, first) : severalOf(values)
  return readValue(machine, first)
}

function severalOf(values: readonly Value[]): Abstract {
  return values.every(value => value.kind === 'record' || value.kind === 'array' || value.kind === 'object' || value.kind === 'function') ? TRUTHY : UNKNOWN
}

function readValue(machine: Pick<Machine, 'dialect' | 'program' | 'fromValues'>, value: Value): Abstract {
  switch (value.kind) {
    case 'literal': return constant(value.value, false)
    case 'regex': return { kind: 'regex', pattern: value.pattern, flags: value.flags }
    case 'function': return { kind: 'closure', function: value.function, frame: value.frame, scope: null, self: value.self }
    case 'array': return listOf(machine, machine.program, value)
    case 'instance': return machine.dialect.known(value) ?? { kind: 'value', value }
    // Judged is what runs in production.
    case 'environment': return value.name === 'NODE_ENV' ? constant('production', false) : UNKNOWN
    case 'text': case 'parameter': case 'unknown': return UNKNOWN
    default: return { kind: 'value', value }
  }
}

function listOf(machine: Pick<Machine, 'fromValues'>, program: Program, value: Value): Abstract {
  const items: Abstract[] = []
  for (const element of program.elements(value)) {
    if (element === null) return { kind: 'value', value }
    items.push(machine.fromValues(program.evaluate(element.site, element.frame)))
  }
  return { kind: 'list', items }
}
