import type { ImportCall } from '../../model/expression.ts'
import { meet } from '../apply.ts'
import { type Activation, siteOf } from '../engine.ts'
import { type AbstractValue, nothing } from '../value.ts'

/** `import(name)`: the name arrives as that of a module; what the module holds was not sent by anybody. */
export function imported(a: Activation, node: ImportCall): AbstractValue {
  const data = a.engine.interpreter.expression(a, node.from)
  meet(a, {
    data,
    place: {
      kind: 'module-name', input: 'module-name', port: '0', package: 'javascript', callee: 'import', site: siteOf(a, node), argument: siteOf(a, node.from),
      entity: null, placeholders: null, operation: null, function: a.function, header: null
    }
  })
  return nothing
}
