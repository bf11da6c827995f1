import { readExpectations } from '../fixtures/support/read-expectations.ts'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
for (const name of ['bookshop', 'clinic', 'harbour', 'bookshop-clean', 'clinic-clean', 'harbour-clean']) {
  let out = ''
  try { out = execFileSync('npx', ['tsx', 'packages/cli/src/main.ts', 'check', `fixtures/${name}`, '--format', 'json', '--preset', 'all'], { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] }) } catch (e) { out = (e as any).stdout }
  const r = JSON.parse(out)
  console.log('==', name); 
  const found = r.findings.map((f: any) => `${f.rule.replace('postern/', '')} ${(f.file ?? f.path).replace(/^.*fixtures\//, 'fixtures/')}:${f.line ?? f.start?.line ?? f.range?.start?.line}`)
  const exp = (readExpectations as any)(name)
  const want = exp.map((e: any) => `${e.rule} ${e.path ?? e.file}:${e.line}`)
  console.log('exp sample', JSON.stringify(exp[0]), 'found sample', found[0])
  for (const w of want) if (!found.some((f: string) => f.endsWith(w.replace(/^(\S+) .*?(src.*)$/, '$2')) && f.startsWith(w.split(' ')[0]))) console.log('MISSED', w)
  for (const f of found) if (!want.some((w: string) => f.startsWith(w.split(' ')[0]) && f.endsWith(w.replace(/^(\S+) .*?(src.*)$/, '$2')))) console.log('EXTRA ', f)
}
