import type { CorsPolicy } from '../../../packages/engine/src/model/index.ts'
import { recognise } from './table.ts'

/** A policy in a few words: who may read, whether with credentials, and what limits that. */
function describePolicy({ origin, credentials, development, scope, library, unlessSet }: CorsPolicy): string {
  const what = origin.kind === 'list' ? `list ${origin.origins.join(' ')}` : origin.kind === 'reflected' && origin.from === 'client' ? 'reflected client' : origin.kind
  return [
    library === 'cors' ? [] : [library], what, credentials === true ? ['credentials'] : credentials === 'unknown' ? ['credentials?'] : [],
    unlessSet ? ['unless set'] : [], development ? ['development'] : [], scope === 'route' ? ['route'] : []
  ].flat().join(', ')
}

/** What an Express server with these lines says about cross-origin requests, or the routes that each policy decides about. */
export function policies(code: string, others: Readonly<Record<string, string>> = {}, show: 'words' | 'routes' = 'words'): readonly string[] {
  const text = `import express from 'express'\nimport cors from 'cors'\nconst app = express()\n${code}\napp.get('/books', (req, res) => { res.json([]) })\n`
  const found = recognise({ 'app.ts': text, ...others }).surface.cors
  return found.map(policy => show === 'words' ? describePolicy(policy) : policy.routes.map(({ method, path }) => `${method} ${path}`).join(', '))
}

/** The same of a file as it is. */
export function policiesOf(files: Readonly<Record<string, string>>): readonly string[] {
  return recognise(files).surface.cors.map(describePolicy)
}
