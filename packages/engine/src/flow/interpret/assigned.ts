import type { Expression, Member } from '../../model/expression.ts'
import { meet } from '../apply.ts'
import { type Activation, siteOf } from '../engine.ts'
import type { AbstractValue } from '../value.ts'

/** `ctx.body = rows`: setting a member of a library's thing may be where data arrives. */
export function assigned(a: Activation, node: Expression & { kind: 'assign' }, target: Member, value: AbstractValue): void {
  if (!a.engine.assignedNames.has(target.property)) return
  for (const object of a.engine.program.evaluate(siteOf(a, target.object), a.frame)) {
    const found = object.kind === 'instance' ? a.engine.program.item(object, target.property) : null
    const input = found?.item.assigned
    if (found === null || input === undefined) continue
    const detail = typeof input === 'string' ? { kind: input } : input
    meet(a, {
      data: value,
      place: {
        kind: detail.kind, input, port: '0', package: found.library.package, callee: found.name, site: siteOf(a, node), argument: siteOf(a, node.value),
        entity: null, placeholders: null, operation: null, function: a.function, header: null
      }
    })
    return
  }
}
