import type { ts } from 'ts-morph'
import type { ClassMember, ClassNode } from '../model/module.ts'
import { nameValue } from './assign.ts'
import type { Context, Draft } from './context.ts'
import { K } from './kinds.ts'
import { hasModifier, lowerDecorators } from './modifiers.ts'
import { nameOf, propertyKey } from './names.ts'
import { declareTypeParameters, declareValue, openScope, within } from './scope.ts'

/** Lowers a class declaration or expression and gives its index. */
export function lowerClass(c: Context, node: ts.ClassLikeDeclaration): number {
  const index = c.classes.length
  const name = nameOf(node)
  const made: Draft<ClassNode> = {
    start: c.start(node),
    end: node.end,
    name,
    parent: c.function,
    extends: null,
    extendsArguments: [],
    implements: [],
    abstract: hasModifier(node, K.AbstractKeyword),
    members: [],
    decorators: lowerDecorators(c, node)
  }
  c.classes.push(made)
  within(c, openScope(c.scope), () => {
    if (name !== null && node.kind === K.ClassExpression) nameItself(c, node, name, index)
    declareTypeParameters(c.scope, node.typeParameters)
    lowerHeritage(c, node, made)
    lowerMembers(c, node, made, index)
  })
  return index
}

/** The name of a class expression is bound inside it alone. */
function nameItself(c: Context, node: ts.ClassLikeDeclaration, name: string, index: number): void {
  const binding = declareValue(c, c.scope, name, 'class', c.span(node.name ?? node))
  c.binding(binding).values.push({ kind: 'class', start: c.start(node), end: node.end, class: index })
}

function lowerHeritage(c: Context, node: ts.ClassLikeDeclaration, made: Draft<ClassNode>): void {
  for (const clause of node.heritageClauses ?? []) {
    if (clause.token === K.ImplementsKeyword) {
      for (const type of clause.types) made.implements.push(c.type(type))
      continue
    }
    const [parent] = clause.types
    if (!parent) continue
    made.extends = c.expression(parent.expression)
    made.extendsArguments = c.typeList(parent.typeArguments)
  }
}

function lowerMembers(c: Context, node: ts.ClassLikeDeclaration, made: Draft<ClassNode>, index: number): void {
  const implemented = implementedNames(node)
  for (const member of node.members) {
    if (isOverload(member, implemented)) continue
    const lowered = lowerMember(c, member, index)
    if (!lowered) continue
    made.members.push(lowered)
    if (member.kind === K.Constructor) addParameterProperties(c, member as ts.ConstructorDeclaration, lowered, made.members)
  }
}

/** Names of the methods that have a body, when there may be overloads. */
function implementedNames(node: ts.ClassLikeDeclaration): ReadonlySet<string> | null {
  if (!node.members.some((member) => isBodiless(member))) return null
  const names = new Set<string>()
  for (const member of node.members) if (isMethod(member) && member.body) names.add(methodName(member))
  return names
}

function isMethod(member: ts.ClassElement): member is ts.MethodDeclaration | ts.ConstructorDeclaration {
  return member.kind === K.MethodDeclaration || member.kind === K.Constructor
}

function isBodiless(member: ts.ClassElement): boolean {
  return isMethod(member) && !member.body
}

function methodName(member: ts.MethodDeclaration | ts.ConstructorDeclaration): string {
  const name = member.kind === K.Constructor ? 'constructor' : (member.name as { text?: string }).text ?? ''
  return hasModifier(member, K.StaticKeyword) ? `static ${name}` : name
}

/** An overload signature whose implementation stands in the class too. */
function isOverload(member: ts.ClassElement, implemented: ReadonlySet<string> | null): boolean {
  return implemented !== null && isMethod(member) && !member.body && implemented.has(methodName(member))
}

const KINDS = new Map<ts.SyntaxKind, ClassMember['kind']>([
  [K.MethodDeclaration, 'method'],
  [K.GetAccessor, 'getter'],
  [K.SetAccessor, 'setter'],
  [K.PropertyDeclaration, 'field'],
  [K.Constructor, 'constructor'],
  [K.ClassStaticBlockDeclaration, 'static-block']
])

function lowerMember(c: Context, node: ts.ClassElement, index: number): ClassMember | null {
  const kind = KINDS.get(node.kind)
  if (!kind) return null
  const key = node.name ? propertyKey(c, node.name) : null
  const made: Draft<ClassMember> = {
    start: c.start(node),
    end: node.end,
    kind,
    name: kind === 'constructor' ? 'constructor' : key?.key ?? null,
    nameSpan: key?.span ?? null,
    static: kind === 'static-block' || hasModifier(node, K.StaticKeyword),
    access: accessOf(node),
    optional: (node as ts.PropertyDeclaration).questionToken !== undefined,
    function: null,
    value: null,
    type: null,
    decorators: lowerDecorators(c, node)
  }
  if (kind === 'field') lowerField(c, node as ts.PropertyDeclaration, made, index)
  else {
    const role = { kind, name: made.name, class: index, static: made.static }
    made.function = c.stages.function(c, node as ts.MethodDeclaration, role)
  }
  return made
}

function lowerField(c: Context, node: ts.PropertyDeclaration, made: Draft<ClassMember>, index: number): void {
  made.type = c.typeOrNull(node.type)
  if (!node.initializer) return
  const before = c.self
  c.self = { function: c.function, class: index, static: made.static }
  made.value = c.expression(node.initializer)
  c.self = before
  if (made.name !== null) nameValue(c, made.value, made.name)
}

function accessOf(node: ts.Node): ClassMember['access'] {
  if (hasModifier(node, K.PrivateKeyword)) return 'private'
  return hasModifier(node, K.ProtectedKeyword) ? 'protected' : 'public'
}

/** `constructor(private readonly books: Books)` declares a field. */
function addParameterProperties(
  c: Context, node: ts.ConstructorDeclaration, lowered: ClassMember, members: ClassMember[]
): void {
  const made = lowered.function === null ? undefined : c.functions[lowered.function]
  const nodes = new Map(node.parameters.map((parameter) => [c.start(parameter), parameter]))
  for (const parameter of made?.parameters ?? []) {
    const syntax = nodes.get(parameter.start)
    if (!parameter.property || !syntax) continue
    const { start, end, name, optional, type, decorators } = parameter
    members.push({
      start, end, kind: 'field', name, nameSpan: c.span(syntax.name), static: false, access: accessOf(syntax), optional,
      function: null, value: null, type, decorators
    })
  }
}
