import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ts } from 'ts-morph'

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
  // The compiler that ts-morph carries has no files of the language's own declarations beside it: without them `Record` is `any`.
  const language = dirname(fileURLToPath(import.meta.resolve('typescript')))
  host.getDefaultLibLocation = () => language
  host.getDefaultLibFileName = chosen => join(language, ts.getDefaultLibFileName(chosen))
  const importer = `${from}/importer.ts`
  const imports = packages.map(name => `import ${JSON.stringify(name)}`).join('\n')
  const fileExists = host.fileExists.bind(host)
  const getSourceFile = host.getSourceFile.bind(host)
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
