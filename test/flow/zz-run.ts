import { readFileSync, readdirSync, realpathSync } from 'node:fs'
import { createWorkspace } from '/work/main/packages/engine/src/workspace.ts'
import { emptyPolicy } from '/work/main/packages/engine/src/policy/empty.ts'
import { words } from '/work/main/test/flow/support/arrivals.ts'
import { positionAt } from '/work/main/packages/engine/src/model/position.ts'
const root = process.argv[2]!
const kinds = (process.argv[3] ?? 'sql-text,write').split(',')
const host = { read: (p: string) => { try { return readFileSync(p, 'utf8') } catch { return null } }, list: (f: string) => { try { return readdirSync(f, { withFileTypes: true }).map(e => e.name + (e.isDirectory() ? '/' : '')).sort() } catch { return [] } }, real: (p: string) => { try { return realpathSync(p) } catch { return p } } }
const w = createWorkspace({ host, roots: [root], policy: emptyPolicy, rules: [], settings: { preset: 'all' } as never })
const t0 = performance.now()
const v = w.view()
console.log('ms', Math.round(performance.now() - t0), 'routes', v.surface.routes.length, 'loose', v.surface.loose.length)
for (const k of kinds) for (const a of v.arrivals(k as never)) console.log(`${a.place.path.replace(root + '/', '')}:${positionAt(v.module(a.place.path)!.lines, a.place.start).line} ${k} ${a.callee} (${a.entity?.replace(/^.*#/, '')}) ${words(v.program, a.data)} [${a.routes.length}]`)
for (const n of w.notes()) console.log('NOTE', n.stage, n.path, n.message)
