import { spawn } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  ApplyWorkspaceEditRequest, CodeActionRequest, ConfigurationRequest, createProtocolConnection, DiagnosticRefreshRequest, DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification, DocumentDiagnosticRequest, ExecuteCommandRequest, InitializedNotification, InitializeRequest, RegistrationRequest,
  StreamMessageReader, StreamMessageWriter,
  type CodeAction, type Diagnostic, type FullDocumentDiagnosticReport, type ProtocolConnection, type TextDocumentEdit, type TextEdit
} from 'vscode-languageserver-protocol/node'
import { openShop } from '../support/open-shop.ts'
import { root } from '../support/root.ts'
import { shop } from '../support/shop.ts'
import { temporaryProject } from '../support/temporary-project.ts'

const server = join(dirname(createRequire(import.meta.url).resolve('vscode-langservers-extracted/package.json')), 'bin/vscode-eslint-language-server')

/** What VS Code's extension sends when nobody has changed a setting. */
const settings = (folder: string): object => ({
  validate: 'on', packageManager: 'npm', useESLintClass: true, useFlatConfig: true, experimental: { useFlatConfig: false },
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' }, showDocumentation: { enable: true } },
  codeActionOnSave: { mode: 'all' }, format: false, quiet: false, onIgnoredFiles: 'off', options: {}, rulesCustomizations: [], run: 'onType',
  problems: { shortenToSingleLine: false }, nodePath: null, workspaceFolder: { name: 'shop', uri: pathToFileURL(folder).href }
})

/** An editor with ESLint's language server, over standard input and output, in a folder. */
async function openEditor(files: Readonly<Record<string, string>>) {
  const folder = temporaryProject({
    ...files,
    'eslint.config.mjs': `import postern from 'eslint-plugin-postern'
import tseslint from 'typescript-eslint'

export default [postern.configs.recommended, { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } }]
`
  })
  symlinkSync(join(root, 'test/node_modules'), join(folder, 'node_modules'))
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), server, '--stdio'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
  onTestFinished(() => {
    connection.dispose()
    child.kill()
  })
  connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => settings(folder)))
  connection.onRequest(RegistrationRequest.type, () => undefined)
  connection.onRequest(DiagnosticRefreshRequest.type, () => undefined)
  connection.listen()
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol's type still asks for it
    rootUri: null,
    workspaceFolders: [{ name: 'shop', uri: pathToFileURL(folder).href }],
    capabilities: { workspace: { configuration: true, applyEdit: true, workspaceEdit: { documentChanges: true } }, textDocument: { diagnostic: {} } }
  })
  await connection.sendNotification(InitializedNotification.type, {})
  return { open: (path: string, text: string) => openDocument(connection, pathToFileURL(join(folder, path)).href, text) }
}

/** A document as the editor holds it; never saved. */
async function openDocument(connection: ProtocolConnection, uri: string, given: string) {
  let text = given
  let version = 1
  await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'typescript', version, text } })
  connection.onRequest(ApplyWorkspaceEditRequest.type, async ({ edit }) => {
    const changes = (edit.documentChanges as TextDocumentEdit[]).filter(change => change.textDocument.uri === uri)
    await type(apply(text, changes.flatMap(change => change.edits as TextEdit[])))
    return { applied: true }
  })
  async function type(now: string): Promise<void> {
    text = now
    version++
    await connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges: [{ text }] })
  }
  return {
    text: () => text,
    type,
    async diagnostics(): Promise<readonly Diagnostic[]> {
      const { items } = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } }) as FullDocumentDiagnosticReport
      return items
    },
    /** The titles of what the editor offers at a diagnostic, and the doing of one. */
    async actions(diagnostic: Diagnostic): Promise<{ titles: readonly string[], take: (title: string) => Promise<void> }> {
      const given = await connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range: diagnostic.range, context: { diagnostics: [diagnostic] } })
      const actions = (given ?? []) as CodeAction[]
      return {
        titles: actions.map(({ title }) => title),
        async take(title) {
          const { command, arguments: args = [] } = actions.find(action => action.title === title)!.command!
          await connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: args })
        }
      }
    }
  }
}

function apply(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n')
  const offset = ({ line, character }: { line: number, character: number }): number => lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character
  return [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce((now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)), text)
}

describe('an editor', () => {
  it('shows findings while one types, offers the remedies, and sees them gone', async () => {
    const { open } = await openEditor({ ...shop, 'src/app.ts': openShop['src/app.ts'] })

    const search = await open('src/server.ts', shop['src/server.ts'])
    const [injection] = await search.diagnostics()
    expect(injection).toMatchObject({
      source: 'eslint', code: 'postern/no-sql-injection', severity: 1, range: { start: { line: 7 } },
      codeDescription: { href: 'https://www.npmjs.com/package/eslint-plugin-postern#no-sql-injection' }
    })
    const fix = await search.actions(injection!)
    await fix.take('Fix this postern/no-sql-injection problem')
    expect(search.text()).toContain('WHERE title = $1", [req.query.title])')
    expect(await search.diagnostics()).toEqual([])
    await search.type(shop['src/server.ts'])
    expect(await search.diagnostics()).toHaveLength(1)

    const app = await open('src/app.ts', openShop['src/app.ts'])
    const [cors] = await app.diagnostics()
    expect(cors).toMatchObject({ code: 'postern/no-permissive-cors', range: { start: { line: 4 } } })
    const { titles, take } = await app.actions(cors!)
    const suggestion = titles.find(title => title.startsWith('Allow the origins in ALLOWED_ORIGINS only'))
    expect(suggestion).toBeDefined()
    await take(suggestion!)
    expect(app.text()).toContain('process.env.ALLOWED_ORIGINS')
    expect(await app.diagnostics()).toEqual([])
  }, 60_000)
})
