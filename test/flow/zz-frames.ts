import { readFileSync, readdirSync, realpathSync } from 'node:fs'
import { createWorkspace } from '/work/main/packages/engine/src/workspace.ts'
import { emptyPolicy } from '/work/main/packages/engine/src/policy/empty.ts'
const root = process.argv[2]!
const host = { read: (p: string) => { try { return readFileSync(p, 'utf8') } catch { return null } }, list: (f: string) => { try { return readdirSync(f, { withFileTypes: true }).map(e => e.name + (e.isDirectory() ? '/' : '')).sort() } catch { return [] } }, real: (p: string) => { try { return realpathSync(p) } catch { return p } } }
const w = createWorkspace({ host, roots: [root], policy: emptyPolicy, rules: [], settings: { preset: 'all' } as never })
const v = w.view()
const fs = (f: any): string => f === null ? 'null' : `${f.function.node.name ?? 'anon'}@${f.function.node.start}(${f.arguments.map((a: any) => a.map((x: any) => x.kind + (x.function?.node?.name ?? '')).join('|')).join(', ')})<-${fs(f.parent)} [d${f.depth}]`
for (const r of v.surface.routes) console.log(r.method, r.path, r.handler?.functions.map((x: any) => x.function.node.kind + ' ' + fs(x.frame)).join(' ; '), r.guards.map((g: any) => `${g.refuses} ${g.verdict}`).join(','))
if (process.argv[3]) for (const id of process.argv[3].split(',')) { const e = v.entity(id) ?? [...(v as any).entities ?? []].find((x: any) => x.name === id); console.log(e && JSON.stringify({ ...e, columns: e.columns.map((c: any) => `${c.name} ${c.privileged} ${c.privilege} ${c.sensitive}`) })) }
