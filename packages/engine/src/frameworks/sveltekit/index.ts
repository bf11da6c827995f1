import type { Adapter } from '../adapter.ts'
import { assume } from '../routing/assume.ts'
import { handlersByType } from '../routing/loose.ts'
import { assemble, handing } from './assemble.ts'
import { sveltekitDialect } from './dialect.ts'

/** https://svelte.dev/docs/kit/routing, https://svelte.dev/docs/kit/form-actions, https://svelte.dev/docs/kit/hooks */
export const sveltekit: Adapter = {
  name: 'sveltekit',
  manual: 'https://svelte.dev/docs/kit/routing',
  versions: '1 || 2',
  dialect: sveltekitDialect,
  routes: ({ program }) => assemble(program),
  loose: ({ program }, registered) => handlersByType({ program, convention: { framework: 'sveltekit' } }, registered,
    value => value.kind === 'instance' && value.package === '@sveltejs/kit' && value.type === 'RequestEvent'),
  assume: ({ program }, registered, loose) => { assume({ program, convention: handing }, registered, loose) }
}
