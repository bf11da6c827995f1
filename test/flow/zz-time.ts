import { readFileSync, readdirSync, realpathSync } from 'node:fs'
import { ts } from 'ts-morph'
import { link } from '../../packages/engine/src/link/index.ts'
import { libraries } from '../../packages/engine/src/libraries/index.ts'
import { surface } from '../../packages/engine/src/frameworks/index.ts'
import { entities } from '../../packages/engine/src/entities/index.ts'
import { analyse } from '../../packages/engine/src/flow/index.ts'
import { lower } from '../../packages/engine/src/syntax/index.ts'
import { projectFiles } from '../../packages/engine/src/project/index.ts'
import { emptyPolicy } from '../../packages/engine/src/policy/empty.ts'
const root = process.argv[2]!
const host = { read: (p: string) => { try { return readFileSync(p, 'utf8') } catch { return null } }, list: (f: string) => { try { return readdirSync(f, { withFileTypes: true }).map(e => e.name + (e.isDirectory() ? '/' : '')).sort() } catch { return [] } }, real: (p: string) => { try { return realpathSync(p) } catch { return p } } }
const time = <T>(name: string, f: () => T): T => { const t = performance.now(); const r = f(); console.log(name.padEnd(10), Math.round(performance.now() - t)); return r }
const files = projectFiles(host, root, emptyPolicy)
const texts = files.map(p => [p, host.read(p) ?? ''] as const)
console.log('files', files.length, 'chars', texts.reduce((n, [, t]) => n + t.length, 0))
time('parse', () => { for (const [p, t] of texts) ts.createSourceFile(p, t, ts.ScriptTarget.Latest, false) })
const mods = time('lower', () => texts.map(([p, t]) => lower(p, t)))
const by = new Map(mods.map(m => [m.path, m]))
const program = time('link', () => link({ host, modules: mods, module: p => by.get(p) ?? null, roots: [root], libraries }))
const s = time('surface', () => surface(program, emptyPolicy))
const e = time('entities', () => entities(program, emptyPolicy, host, [root]))
const t = performance.now(); const wrapped = { evaluate: 0, targets: 0, words: 0 }; 
const p2 = { ...program } as any
for (const k of ['evaluate', 'targets', 'words', 'constant', 'item'] as const) { const f = (program as any)[k]; let d = 0; p2[k] = (...a: any[]) => { if (d++) { try { return f(...a) } finally { d-- } } const t = performance.now(); try { return f(...a) } finally { d--; (wrapped as any)[k] = ((wrapped as any)[k] ?? 0) + performance.now() - t } } }
const fl = time('flow', () => analyse({ program: process.argv[3] ? p2 : program, surface: s, entities: e }))
console.log(fl.arrivals.length, 'arrivals', fl.notes.map(n => n.message), wrapped)
time('flow2', () => analyse({ program, surface: s, entities: e }))
if (process.argv[4]) for (let i = 0; i < 10; i++) analyse({ program, surface: s, entities: e })
