import type { Call, Expression, Frame, Module, Site, TracedCall } from '../../model/index.ts'

/** An expression in a call, in the activation of the function around that call. */
interface Given {
  readonly node: Expression
  readonly call: Site<Call>
  readonly frame: Frame | null
}

/**
 * The call that a person would call the route's registration. Where a helper of the project registers what it is given
 * (`this.route({ method, path, handler })`, `get(path, handler)`), the path stands in the call of the helper: that one.
 */
export function writtenBy({ site, frame }: TracedCall, path: Expression | undefined): Site<Call> {
  let at: Given | null = path === undefined ? null : { node: path, call: site, frame }
  let call: Site<Call> = site
  while (at !== null) {
    call = at.call
    at = at.frame === null ? null : givenBy(call.module, at.node, at.frame)
  }
  return call
}

/** What the caller wrote for an expression that is a parameter of the function, or a property of one; null when it is something else. */
function givenBy(module: Module, node: Expression, frame: Frame): Given | null {
  if (node.kind === 'member') {
    const given = givenBy(module, node.object, frame)
    if (given?.node.kind !== 'object') return given
    const entry = given.node.entries.findLast(each => each.kind === 'property' && each.key === node.property)
    return entry === undefined ? null : { ...given, node: entry.value }
  }
  if (node.kind === 'fallback') return givenBy(module, node.value, frame)
  if (node.kind !== 'ref') return null
  const binding = module.bindings[node.binding]
  for (let own: Frame | null = frame; own !== null; own = own.parent) {
    if (own.function.module !== module || own.function.index !== binding?.function) continue
    const index = own.function.node.parameters.findIndex(parameter => parameter.binding === node.binding && !parameter.rest)
    const argument = own.call?.node.arguments[index]
    if (argument !== undefined && own.call !== null) return { node: argument, call: own.call, frame: own.caller }
    // `const { path } = options`, and patterns in the list of parameters.
    const [only, ...others] = binding.values
    return only !== undefined && others.length === 0 ? givenBy(module, only, own) : null
  }
  return null
}
