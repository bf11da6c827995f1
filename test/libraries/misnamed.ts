import { ts } from 'ts-morph'
import type { Item, Library, LibraryType, Signature } from '../../packages/engine/src/model/library.ts'
import { parsePort } from '../../packages/engine/src/model/port.ts'
import type { Declarations } from './declarations.ts'
import { isMany, portsOf } from './walk.ts'

/** What a model says that the package's declarations do not, one line each. */
export function misnamed(library: Library, { checker, module }: Declarations): string[] {
  const found = [library.package, ...(library.aliases ?? [])].flatMap(name => module(name) ?? [])
  const [main] = found
  const root = found.flatMap(symbol => checker.getExportsOfModule(symbol))
  const value = root.find(symbol => symbol.name === 'default') ?? main?.exports?.get(ts.InternalSymbolName.ExportEquals) ?? main
  const whole = value && checker.getTypeOfSymbol(target(checker, value))
  const wrong = Object.entries(library.exports).flatMap(([name, item]) => {
    if (item.undeclared !== undefined) return []
    const isWhole = name === 'default' || name === '='
    const symbol = isWhole ? value : root.find(candidate => candidate.name === name) ?? (whole && checker.getPropertyOfType(whole, name))
    if (!symbol) return [`${library.package}: no export ${name}`]
    return ofItem(checker, `${library.package}.${name}`, item, checker.getTypeOfSymbol(target(checker, symbol)))
  })
  for (const [name, type] of Object.entries(library.types ?? {})) {
    if (type.virtual) continue
    const named = typesNamed(checker, [...root, ...(value ? [value] : [])], name)
    const readings = named.map(symbol => ofType(checker, `${library.package}#${name}`, type, symbol))
    // A name may stand for several types in several namespaces: one must fit.
    wrong.push(...(readings.sort((a, b) => a.length - b.length)[0] ?? [`${library.package}: no type ${name}`]))
  }
  return wrong
}

function target(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}

/** Types of a name, also inside the namespaces that the package exports. */
function typesNamed(checker: ts.TypeChecker, exported: readonly ts.Symbol[], name: string): ts.Symbol[] {
  const namesIn = (symbol: ts.Symbol) => {
    const space = target(checker, symbol)
    return space.flags & ts.SymbolFlags.Module ? checker.getExportsOfModule(space) : []
  }
  const candidates = [...exported, ...exported.flatMap(namesIn)].filter(symbol => symbol.name === name)
  return candidates.map(symbol => target(checker, symbol)).filter(symbol => symbol.flags & ts.SymbolFlags.Type)
}

function ofType(checker: ts.TypeChecker, path: string, model: LibraryType, symbol: ts.Symbol): string[] {
  const type = checker.getDeclaredTypeOfSymbol(symbol)
  const calls = type.getCallSignatures()
  const { parameters = [] } = model
  return [
    ...ofMembers(checker, path, model.members ?? {}, type),
    ...(model.call ? ofCall(path, model.call, calls) : []),
    ...(model.tag ? ofCall(path, model.tag, calls) : []),
    ...(parameters.length > 0 && !calls.some(call => call.parameters.length >= parameters.length) ? [`${path}: not a function of so many parameters`] : []),
    ...(model.static ? ofMembers(checker, `typeof ${path}`, model.static, checker.getTypeOfSymbol(symbol)) : [])
  ]
}

function ofMembers(checker: ts.TypeChecker, path: string, members: Readonly<Record<string, Item>>, type: ts.Type): string[] {
  return Object.entries(members).flatMap(([name, item]) => {
    if (item.undeclared !== undefined) return []
    const property = checker.getPropertyOfType(checker.getApparentType(type), name)
    return property ? ofItem(checker, `${path}.${name}`, item, checker.getTypeOfSymbol(property)) : [`${path}: no member ${name}`]
  })
}

function ofItem(checker: ts.TypeChecker, path: string, item: Item, declared: ts.Type): string[] {
  // Nothing can be said of what is called on such a thing.
  if (declared.flags & ts.TypeFlags.Any) return item.members ?? item.call ?? item.tag ?? item.new ? [`${path}: declared as any`] : []
  const type = checker.getNonNullableType(declared)
  const parts = type.isUnion() ? type.types : [type]
  const calls = parts.flatMap(part => part.getCallSignatures())
  return [
    ...(item.members ? ofMembers(checker, path, item.members, type) : []),
    ...(item.call ? ofCall(path, item.call, calls) : []),
    ...(item.tag ? ofCall(path, item.tag, calls) : []),
    ...(item.new ? ofCall(`new ${path}`, item.new, parts.flatMap(part => part.getConstructSignatures())) : [])
  ]
}

function ofCall(path: string, call: Signature | readonly Signature[], declared: readonly ts.Signature[]): string[] {
  const signatures = (isMany(call) ? call : [call]).filter(signature => signature.undeclared === undefined)
  if (signatures.length === 0) return []
  if (declared.length === 0) return [`${path}: cannot be called so`]
  const most = Math.max(...declared.map(arity))
  return signatures.flatMap(portsOf).flatMap(port => {
    const at = parsePort(port)?.root
    const index = at?.kind === 'argument' ? at.index : at?.kind === 'arguments' ? at.from : 0
    return index > 0 && index >= most ? [`${path}: port ${port}, but at most ${most} arguments`] : []
  })
}

function arity(signature: ts.Signature): number {
  const last = signature.parameters.at(-1)?.valueDeclaration
  const rest = last !== undefined && ts.isParameter(last) && last.dotDotDotToken !== undefined
  return rest ? Number.POSITIVE_INFINITY : signature.parameters.length
}
