import type { Assign } from '../model/expression.ts'
import type { ClassMember } from '../model/module.ts'
import type { ClassRef, Frame, Value } from '../model/value.ts'
import { construction, parentFrame } from './construction.ts'
import { areTelling } from './library/telling.ts'
import { memberOfType } from './library/values.ts'
import { CHAIN, IMPLEMENTATIONS } from './limits.ts'
import type { Ancestors, Linker } from './linker.ts'
import { indexOf } from './module-index.ts'
import { nothing, unite, unknown, type Values } from './values.ts'

type ObjectValue = Value & { readonly kind: 'object' }

/** The bases of a class, nearest first, and the class of a package at the end of the chain. */
export function ancestorsOf(linker: Linker, ref: ClassRef): Ancestors {
  const classes: ClassRef[] = []
  let at = ref
  while (at.node.extends && classes.length < CHAIN) {
    const bases = linker.evaluate(at.module, at.node.extends, null)
    const next = bases.find(value => value.kind === 'class' && value.class !== ref && !classes.includes(value.class))
    if (next?.kind !== 'class') return { classes, library: libraryBase(linker, bases), arguments: at.node.extendsArguments }
    classes.push(next.class)
    at = next.class
  }
  return { classes, library: null, arguments: [] }
}

function libraryBase(linker: Linker, bases: Values): Ancestors['library'] {
  for (const base of bases) {
    if (base.kind === 'instance') return { package: base.package, type: base.type }
    if (base.kind !== 'library' || base.path.endsWith('()')) continue
    const type = base.path.slice(base.path.lastIndexOf('.') + 1)
    const name = type === 'default' || type === '' ? linker.libraries.get(base.package)?.types?.default ? 'default' : base.package : type
    return { package: base.package, type: name }
  }
  return null
}

/** A member of an instance: methods, getters, fields with all that is assigned to them, those of bases, of a package's base. */
export function objectMember(linker: Linker, value: ObjectValue, name: string): Values {
  const { classes, library } = linker.ancestors(value.class)
  for (const ref of [value.class, ...classes]) {
    const values = ownMember(linker, ref, value, name)
    if (values) return values
  }
  if (library) return memberOfType(linker, value, library.package, library.type, name)
  return bySubclasses(linker, value, name) ?? unknown
}

/** What the class itself says of the member; null when it says nothing. */
function ownMember(linker: Linker, ref: ClassRef, self: ObjectValue, name: string): Values | null {
  const members = ref.node.members.filter(member => member.name === name && !member.static)
  const method = members.find(member => member.kind === 'method' && hasBody(ref, member))
  if (method?.function != null) {
    const target = linker.functionRef(ref.module, method.function)
    return [{ kind: 'function', function: target, frame: parentFrame(linker, self), self, bound: [] }]
  }
  const getter = members.find(member => member.kind === 'getter' && hasBody(ref, member))
  if (getter?.function != null) return getterValues(linker, ref, getter.function, self)
  const written = writes(linker, ref, self, name)
  const field = members.find(member => member.kind === 'field')
  if (!field) {
    if (written.length > 0) return written
    return members.length > 0 ? bySubclasses(linker, self, name) ?? unknown : null
  }
  return fieldValues(linker, ref, field, self, written)
}

export function hasBody(ref: ClassRef, member: ClassMember): boolean {
  return member.function !== null && ref.module.functions[member.function]?.bodySpan !== null
}

function getterValues(linker: Linker, ref: ClassRef, index: number, self: ObjectValue): Values {
  const target = linker.functionRef(ref.module, index)
  const frame = linker.enter({
    function: target, arguments: () => [], parent: parentFrame(linker, self), self, call: null, caller: self.frame, bound: null
  })
  return linker.returned(target, frame)
}

/** The initialiser, what is assigned, and the declared type where these say nothing. */
function fieldValues(linker: Linker, ref: ClassRef, field: ClassMember, self: ObjectValue, written: Values): Values {
  const initial = field.value ? linker.evaluate(ref.module, field.value, construction(linker, ref, self)) : nothing
  const values = unite([initial, written])
  if (areTelling(linker, values)) return values
  const declared = field.type ? linker.declared(ref.module, field.type) : nothing
  if (declared.length > 0) return declared
  return values.length > 0 ? values : bySubclasses(linker, self, field.name ?? '') ?? unknown
}

/** All assignments `this.name = …` in the class: those of the constructor in its activation, others by whoever calls. */
function writes(linker: Linker, ref: ClassRef, self: ObjectValue, name: string): Values {
  const found: Values[] = []
  for (const write of indexOf(ref.module).writes.get(name) ?? []) {
    const { target } = write
    if (target.kind !== 'member' || target.object.kind !== 'this' || target.object.class !== ref.index || target.object.static) continue
    const constructor = linker.constructorRef(ref)
    const isConstructor = target.object.function === constructor.index
    const frame = isConstructor ? construction(linker, ref, self) : byWhoeverCalls(linker, ref, target.object.function, self)
    found.push(written(linker, ref, write, frame))
  }
  return unite(found)
}

function written(linker: Linker, ref: ClassRef, write: Assign, frame: Frame | null): Values {
  return write.operator === '=' || write.operator.length === 3 ? linker.evaluate(ref.module, write.value, frame) : unknown
}

/** A method of the object, whoever calls it. */
function byWhoeverCalls(linker: Linker, ref: ClassRef, index: number, self: ObjectValue): Frame | null {
  if (!self.created) return null
  return linker.enter({
    function: linker.functionRef(ref.module, index), arguments: () => [], parent: parentFrame(linker, self), self, call: null,
    caller: null, bound: null
  })
}

/** A member that only subclasses define, of an object that may be any of them. */
function bySubclasses(linker: Linker, value: ObjectValue, name: string): Values | null {
  if (value.created) return null
  const subclasses = linker.subclasses(value.class).slice(0, IMPLEMENTATIONS)
  const found = subclasses.flatMap(ref => {
    const values = ownMember(linker, ref, { ...value, class: ref }, name)
    return values ? [values] : []
  })
  return found.length > 0 ? unite(found) : null
}
