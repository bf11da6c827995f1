import type { ClassMember, ClassRef, FunctionRef, Program } from '../../model/index.ts'
import { decorationsOf, type Decoration } from './decorations.ts'

/** A method of a class with what is written on it. */
export interface Method {
  readonly function: FunctionRef
  readonly member: ClassMember
  readonly decorations: readonly Decoration[]
}

/** The methods of a class, those of its bases too unless it has one of that name. */
export function methodsOfClass(program: Program, ref: ClassRef): readonly Method[] {
  const seen = new Set<string>()
  return [ref, ...program.ancestors(ref).classes].flatMap(owner => owner.node.members.flatMap((member): readonly Method[] => {
    if (member.kind !== 'method' || member.static || member.name === null || member.function === null || seen.has(member.name)) return []
    const target = program.functionRef(owner.module, member.function)
    if (target.node.bodySpan === null) return []
    seen.add(member.name)
    return [{ function: target, member, decorations: decorationsOf(program, owner.module, member.decorators) }]
  }))
}

/** The decorators of a class and of its bases, nearest first. */
export function decorationsOfClass(program: Program, ref: ClassRef): readonly Decoration[] {
  return [ref, ...program.ancestors(ref).classes].flatMap(one => decorationsOf(program, one.module, one.node.decorators))
}

/** The classes with a decorator of a package by one of these names, in the files that import it. */
export function classesMarked(program: Program, isMark: (decoration: Decoration) => boolean): readonly ClassRef[] {
  const found: ClassRef[] = []
  for (const module of program.modules.values()) {
    for (const [index, { decorators }] of module.classes.entries()) {
      if (decorators.length > 0 && decorationsOf(program, module, decorators).some(isMark)) found.push(program.classRef(module, index))
    }
  }
  return found
}
