import { ts } from 'ts-morph'
import type { Item, Library, LibraryType, Signature } from '../../packages/engine/src/model/library.ts'
import { parsePort } from '../../packages/engine/src/model/port.ts'
import { isMany, portsOf } from './walk.ts'

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  esModuleInterop: true,
  skipLibCheck: true,
  strict: true,
  types: ['node']
}

/** The declarations that packages ship, or that `@types` has for them, in one program. */
export interface Declarations {
  readonly checker: ts.TypeChecker
  /** The module of a package, or null when none is installed. */
  readonly module: (name: string) => ts.Symbol | null
}

/** Loads the declarations of packages as a file in `from` would find them. */
export function loadDeclarations(packages: readonly string[], from: string): Declarations {
  const host = ts.createCompilerHost(options)
  const importer = `${from}/importer.ts`
  const imports = packages.map(name => `import ${JSON.stringify(name)}`).join('\n')
  const { getSourceFile, fileExists } = host
  host.fileExists = path => path === importer || fileExists(path)
  host.getSourceFile = (path, ...rest) =>
    path === importer ? ts.createSourceFile(path, imports, ts.ScriptTarget.ES2022) : getSourceFile(path, ...rest)
  const program = ts.createProgram([importer], options, host)
  const checker = program.getTypeChecker()
  const module = (name: string) => {
    const file = ts.resolveModuleName(name, importer, options, host).resolvedModule?.resolvedFileName
    const source = file === undefined ? undefined : program.getSourceFile(file)
    return (source && checker.getSymbolAtLocation(source)) ?? (checker.getAmbientModules().find(ambient => ambient.name === `"${name}"`) ?? null)
  }
  return { checker, module }
}

/** What a model says that the package's declarations do not, one line each. */
export function misnamed(library: Library, { checker, module }: Declarations): string[] {
  const found = module(library.package)
  if (!found) return [`${library.package}: no declarations found`]
  const wrong: string[] = []
  const root = checker.getExportsOfModule(found)
  const value = checker.getExportsOfModule(found).find(symbol => symbol.name === 'default') ?? checker.resolveExternalModuleSymbol(found)
  for (const [name, item] of Object.entries(library.exports)) {
    const symbol = name === 'default' || name === '=' ? value : root.find(candidate => candidate.name === name)
    if (item.undeclared !== undefined) continue
    if (symbol) checkItem(`${library.package}.${name}`, item, typeOf(symbol), wrong)
    else wrong.push(`${library.package}: no export ${name}`)
  }
  for (const [name, type] of Object.entries(library.types ?? {})) {
    if (type.virtual) continue
    const readings = typesNamed(root, value, name).map(symbol => checkType(`${library.package}#${name}`, type, symbol))
    // A name may stand for several types in several namespaces: one must fit.
    wrong.push(...(readings.sort((a, b) => a.length - b.length)[0] ?? [`${library.package}: no type ${name}`]))
  }
  return wrong

  function typeOf(symbol: ts.Symbol): ts.Type {
    return checker.getTypeOfSymbol(symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)
  }

  /** Types of a name, also inside the namespaces that the package exports. */
  function typesNamed(exported: readonly ts.Symbol[], whole: ts.Symbol, name: string): ts.Symbol[] {
    const types = ts.SymbolFlags.Type | ts.SymbolFlags.Alias
    return [exported, ...[whole, ...exported].map(symbol => namesIn(symbol))].flatMap(space =>
      space.filter(candidate => candidate.name === name && candidate.flags & types).map(symbol => symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
  }

  function namesIn(symbol: ts.Symbol): ts.Symbol[] {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    return target.flags & ts.SymbolFlags.Module ? checker.getExportsOfModule(target) : []
  }

  function checkType(path: string, model: LibraryType, symbol: ts.Symbol): string[] {
    const wrong: string[] = []
    const type = checker.getDeclaredTypeOfSymbol(symbol)
    checkMembers(path, model.members ?? {}, type, wrong)
    if (model.call) checkCall(path, model.call, type.getCallSignatures(), wrong)
    if (model.tag) checkCall(path, model.tag, type.getCallSignatures(), wrong)
    if (model.parameters && !type.getCallSignatures().some(signature => signature.parameters.length >= (model.parameters?.length ?? 0))) {
      wrong.push(`${path}: not a function of so many parameters`)
    }
    if (model.static) checkMembers(`typeof ${path}`, model.static, checker.getTypeOfSymbol(symbol), wrong)
    return wrong
  }

  function checkMembers(path: string, members: Readonly<Record<string, Item>>, type: ts.Type, into: string[]): void {
    for (const [name, item] of Object.entries(members)) {
      if (item.undeclared !== undefined) continue
      const property = checker.getPropertyOfType(checker.getApparentType(type), name)
      if (property) checkItem(`${path}.${name}`, item, checker.getTypeOfSymbol(property), into)
      else if (!(type.flags & ts.TypeFlags.Any)) into.push(`${path}: no member ${name}`)
    }
  }

  function checkItem(path: string, item: Item, declared: ts.Type, into: string[]): void {
    if (declared.flags & ts.TypeFlags.Any) return
    const type = checker.getNonNullableType(declared)
    const parts = type.isUnion() ? type.types : [type]
    const calls = parts.flatMap(part => part.getCallSignatures())
    if (item.members) checkMembers(path, item.members, type, into)
    if (item.call) checkCall(path, item.call, calls, into)
    if (item.tag) checkCall(path, item.tag, calls, into)
    if (item.new) checkCall(`new ${path}`, item.new, parts.flatMap(part => part.getConstructSignatures()), into)
  }

  function checkCall(path: string, call: Signature | readonly Signature[], declared: readonly ts.Signature[], into: string[]): void {
    const signatures = (isMany(call) ? call : [call]).filter(signature => signature.undeclared === undefined)
    if (signatures.length === 0) return
    if (declared.length === 0) {
      into.push(`${path}: cannot be called so`)
      return
    }
    const most = Math.max(...declared.map(arity))
    for (const signature of signatures) {
      for (const port of portsOf(signature)) {
        const at = parsePort(port)?.root
        const index = at?.kind === 'argument' ? at.index : at?.kind === 'arguments' ? at.from : 0
        if (index >= most && index > 0) into.push(`${path}: port ${port}, but at most ${most} arguments`)
      }
    }
  }

  function arity(signature: ts.Signature): number {
    const last = signature.parameters.at(-1)?.valueDeclaration
    const rest = last !== undefined && ts.isParameter(last) && last.dotDotDotToken !== undefined
    return rest ? Number.POSITIVE_INFINITY : signature.parameters.length
  }
}
