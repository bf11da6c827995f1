import type { Call } from '../../model/expression.ts'
import type { Signature } from '../../model/library.ts'
import type { ClassRef, Frame, FunctionRef } from '../../model/value.ts'
import { apply } from '../apply.ts'
import { type Activation, type Given, siteOf } from '../engine.ts'
import { libraryCall } from '../library/call.ts'
import { useOf } from '../library/use.ts'
import { SELF } from '../summary.ts'
import { substitute, substitution } from '../substitute.ts'
import { type AbstractValue, make } from '../value.ts'
import { spreadParameters } from '../parameters.ts'

/** `new X(…)`: what the constructor leaves in `this`; of a class that a library's class stands behind, what that makes of the arguments. */
export function construct(a: Activation, node: Call, target: ClassRef, frame: Frame | null, given: Given): AbstractValue {
  const own = constructorOf(a, target)
  if (own === null) return inherited(a, node, target, given)
  const summary = a.engine.summarise(own, frame)
  const site = siteOf(a, node)
  apply(a, summary, given.arguments, given.receiver, site, given.places)
  const left = summary.leaves.get(SELF)
  const by = substitution(spreadParameters(own.node.parameters, given.arguments), given.receiver)
  return make({ ...left === undefined ? given.receiver : substitute(left, by), classes: [target] })
}

function constructorOf(a: Activation, target: ClassRef): FunctionRef | null {
  const { program } = a.engine
  for (const candidate of [target, ...program.ancestors(target).classes]) {
    const member = candidate.node.members.find(({ kind }) => kind === 'constructor')
    if (member?.function !== undefined && member.function !== null) return program.functionRef(candidate.module, member.function)
  }
  return null
}

function inherited(a: Activation, node: Call, target: ClassRef, given: Given): AbstractValue {
  const { program } = a.engine
  const above = program.ancestors(target).library
  const instance = make({ classes: [target] })
  if (above === null) return instance
  const signature = newOf(a, above.package, above.type)
  if (signature === null) return instance
  const self = { kind: 'class', class: target, frame: null } as const
  const use = useOf(a, siteOf(a, node), { package: above.package, name: `new ${target.node.name ?? above.type}`, self }, signature, given)
  return make({ ...libraryCall(use), classes: [target] })
}

function newOf(a: Activation, packageName: string, type: string, depth = 0): Signature | null {
  const known = a.engine.program.libraryType(packageName, type)
  if (known?.new !== undefined) return known.new
  if (known?.extends === undefined || depth > 8) return null
  const [name, other] = known.extends.includes('#') ? known.extends.split('#') : [packageName, known.extends]
  return newOf(a, name ?? packageName, other ?? type, depth + 1)
}
