import type { Call, Expression, Module, ObjectEntry, Program, Statement } from '../model/index.ts'

/** The expressions directly inside an expression, in order of text. Functions and classes are not entered. */
export function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'literal': case 'regex': case 'ref': case 'global': case 'this': case 'super': case 'function': case 'class': case 'require': return []
    case 'concat': return node.parts
    case 'member': case 'rest': return [node.object]
    case 'index': return [node.object, node.index]
    case 'fallback': return [node.value, node.fallback]
    case 'call': return [node.callee, ...node.arguments]
    case 'tagged': return [node.tag, ...node.values]
    case 'object': return node.entries.flatMap(partsOfEntry)
    case 'array': return node.elements.filter(element => element !== null)
    case 'assign': return [node.target, node.value]
    case 'binary': case 'logical': return [node.left, node.right]
    case 'unary': return [node.operand]
    case 'conditional': return [node.test, node.then, node.else]
    case 'await': case 'spread': return [node.value]
    case 'yield': return node.value === null ? [] : [node.value]
    case 'sequence': return node.items
    case 'jsx': return [...node.tag === null ? [] : [node.tag], ...node.attributes.flatMap(partsOfEntry), ...node.children]
    case 'import-call': return [node.from]
    case 'unknown': return node.children
  }
}

function partsOfEntry(entry: ObjectEntry): readonly Expression[] {
  return entry.kind === 'computed' ? [entry.key, entry.value] : [entry.value]
}

interface Inside {
  readonly expressions: readonly (Expression | null)[]
  readonly bodies: readonly (readonly Statement[])[]
}

/** The expressions and statements directly inside a statement. */
function insideOf(statement: Statement): Inside {
  switch (statement.kind) {
    case 'declare': case 'return': case 'expression': case 'throw': return { expressions: [statement.value], bodies: [] }
    case 'if': return { expressions: [statement.test], bodies: [statement.then, statement.else] }
    case 'loop': return { expressions: [statement.test, statement.update], bodies: [statement.init, statement.body] }
    case 'each': return { expressions: [statement.source], bodies: [statement.body] }
    case 'switch': return {
      expressions: [statement.subject, ...statement.cases.map(({ test }) => test)],
      bodies: statement.cases.map(({ body }) => body)
    }
    case 'try': return { expressions: [], bodies: [statement.block, statement.handler ?? [], statement.finalizer ?? []] }
    case 'block': return { expressions: [], bodies: [statement.body] }
    case 'function': case 'class': case 'break': case 'continue': return { expressions: [], bodies: [] }
  }
}

const known = new WeakMap<readonly Statement[], readonly Expression[]>()

/** Every expression in the body of a function, in order of text, without those of functions and classes inside it. */
export function ownExpressions(module: Module, index: number): readonly Expression[] {
  const body = module.functions[index]?.body ?? []
  const before = known.get(body)
  if (before !== undefined) return before
  const found: Expression[] = []
  const pending: Statement[] = [...body].reverse()
  for (let statement = pending.pop(); statement !== undefined; statement = pending.pop()) {
    const { expressions, bodies } = insideOf(statement)
    for (const expression of expressions) if (expression !== null) addExpressions(expression, found)
    pending.push(...bodies.flat().reverse())
  }
  known.set(body, found)
  return found
}

function addExpressions(root: Expression, into: Expression[]): void {
  const pending = [root]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    into.push(node)
    pending.push(...[...partsOf(node)].reverse())
  }
}

/** Indices of the functions written inside a function, to any depth, itself first. */
export function functionsWithin(module: Module, index: number): readonly number[] {
  const inside = childrenOf(module)
  const found = [index]
  // Grows while it is read: functions inside functions.
  for (const outer of found) found.push(...inside[outer] ?? [])
  return found
}

const children = new WeakMap<Module, readonly (readonly number[])[]>()

/** The functions written directly inside each function. */
function childrenOf(module: Module): readonly (readonly number[])[] {
  const before = children.get(module)
  if (before !== undefined) return before
  const inside: number[][] = module.functions.map(() => [])
  for (const [index, { parent }] of module.functions.entries()) inside[parent]?.push(index)
  children.set(module, inside)
  return inside
}

/** Whether a file of the project asks for a module by such a name. */
export function isRequested(program: Program, name: RegExp): boolean {
  return [...program.modules.values()].some(({ requests }) => requests.some(({ from }) => name.test(from)))
}

/** The decorators of classes, their members and their parameters that are calls. */
export function decoratorCalls(module: Module): readonly Call[] {
  const decorators = [
    ...module.classes.flatMap(node => [...node.decorators, ...node.members.flatMap(member => member.decorators)]),
    ...module.functions.flatMap(node => node.decorators)
  ]
  return [...new Set(decorators.map(({ value }) => value))].filter(value => value.kind === 'call')
}

/** The calls written in a function, those of the functions inside it included. */
export function callsIn(module: Module, index: number): readonly Call[] {
  return functionsWithin(module, index).flatMap(inner => ownExpressions(module, inner).filter(node => node.kind === 'call'))
}

/** Whether a function, or one inside it, uses a binding. */
export function uses(module: Module, index: number, binding: number): boolean {
  return functionsWithin(module, index).some(inner => ownExpressions(module, inner).some(node => node.kind === 'ref' && node.binding === binding))
}
