import type { Export, Module } from './module.ts'
import { CodePrinter } from './print-code.ts'
import { printTypeDeclaration } from './print-types.ts'

/** A lowered module as compact text, for tests and for eyes. Sections without content are left out. */
export function printModule(module: Module): string {
  const printer = new CodePrinter(module)
  const imports = module.bindings.flatMap((binding, index) => {
    if (!binding.import) return []
    const { from, name, typeOnly } = binding.import
    return [`${typeOnly ? 'import type' : 'import'} ${printer.name(index)} = ${JSON.stringify(from)} ${name}`]
  })
  return [
    ...imports,
    ...module.types.map((declaration) => printTypeDeclaration(declaration)),
    ...(module.functions[0]?.body ?? []).map((statement) => printer.statement(statement)),
    ...module.exports.map((each) => printExport(module, printer, each)),
    ...module.directives.map(({ keyword, text, line }) => `directive ${keyword} ${JSON.stringify(text)} line ${line + 1}`),
    ...module.notes.map(({ message }) => `note ${message}`)
  ].join('\n')
}

function printExport(module: Module, printer: CodePrinter, { name, value, type, from, imported, typeOnly }: Export): string {
  const head = `export ${typeOnly ? 'type ' : ''}${name}`
  if (from !== null) return `${head} from ${JSON.stringify(from)}${imported === null ? '' : ` ${imported}`}`
  const parts = [
    ...(value ? [isInline(value.kind) ? value.kind : printer.expression(value)] : []),
    ...(type === null ? [] : [`type ${module.types[type]?.name}`])
  ]
  return `${head} = ${parts.join(', ') || 'nothing'}`
}

/** Functions and classes were printed where they stand. */
function isInline(kind: string): boolean {
  return kind === 'function' || kind === 'class'
}
