import { fixOf, reachModule, replace, textAt, type Arrival, type Expression, type Fix, type Module, type View } from '@postern/engine'

const without: Readonly<Record<string, string>> = { 'node:child_process.exec': 'execFile', 'node:child_process.execSync': 'execFileSync' }

/** Signs that mean something to a shell: with one of them in the written parts the line is more than a program and its arguments. */
const shellSigns = /[|&;<>()$`\\*?[\]{}~#!\n\r%^]/

/**
 * A suggestion that starts the program itself: `exec(`lp -n 1 ${file}`, done)` becomes `execFile('lp', ['-n', '1', file], done)`.
 * None where the line needs a shell, or where the program is not written out.
 */
export function withoutShell(view: View, { callee, site: { module, node }, argument }: Arrival): readonly Fix[] {
  const name = without[callee]
  if (name === undefined || node.kind !== 'call' || argument?.module !== module || argument.node !== node.arguments[0]) return []
  const words = argument.node.kind === 'concat' ? wordsOf(view, module.path, argument.node.parts) : null
  const [program, ...rest] = words ?? []
  if (program === undefined || !/^'[\w./-]+'$/.test(program)) return []
  const callable = reachModule(view, module.path, 'node:child_process', name)
  if (callable === null || node.callee.casts !== undefined || !isNamed(module, node.callee, callee.slice(callee.lastIndexOf('.') + 1))) return []
  const calledAt = { path: module.path, start: node.callee.start, end: node.callee.end }
  const lineAt = { path: module.path, start: argument.node.start, end: argument.node.casts?.at(-1)?.end ?? argument.node.end }
  return fixOf('Start the program itself, without a shell', false, [
    replace(view, calledAt, callable.name), replace(view, lineAt, `${program}, [${rest.join(', ')}]`), ...callable.edits
  ])
}

/** Whether the function is called itself, and not one that was made of it (`promisify(exec)`). */
function isNamed({ bindings }: Module, node: Expression, name: string): boolean {
  return node.kind === 'member' ? node.property === name : node.kind === 'ref' && bindings[node.binding]?.import?.name === name
}

/** The words of a line as code, as a shell would take them apart; null where it would do more. */
function wordsOf(view: View, path: string, parts: readonly Expression[]): readonly string[] | null {
  const words: { readonly pieces: { readonly code: string, readonly isText: boolean }[] }[] = []
  let quote = ''
  let isOpen = false
  const add = (code: string, isText: boolean): void => {
    if (!isOpen) words.push({ pieces: [] })
    isOpen = true
    words.at(-1)?.pieces.push({ code, isText })
  }
  for (const part of parts) {
    if (part.kind !== 'literal') {
      add(textAt(view, { path, start: part.start, end: part.casts?.at(-1)?.end ?? part.end }), false)
      continue
    }
    for (const sign of String(part.value)) {
      if (shellSigns.test(sign)) return null
      if (quote === '' && /\s/.test(sign)) isOpen = false
      else if (sign === quote) quote = ''
      else if (quote === '' && /["']/.test(sign)) quote = sign
      else add(sign, true)
    }
  }
  return quote === '' ? words.map(({ pieces }) => codeOf(pieces)) : null
}

/** `'text'`, the expression alone, or a template of both. */
function codeOf(pieces: readonly { readonly code: string, readonly isText: boolean }[]): string {
  if (pieces.every(piece => piece.isText)) return `'${pieces.map(piece => piece.code).join('').replaceAll('\'', '\\\'')}'`
  const [only] = pieces
  return pieces.length === 1 && only !== undefined ? only.code : `\`${pieces.map(({ code, isText }) => (isText ? code : `\${${code}}`)).join('')}\``
}
