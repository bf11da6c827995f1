import { describe, expect, it } from 'vitest'
import { arrivals } from '../flow/support/arrivals.ts'
import { routes } from './support/table.ts'

const KIT = { 'package.json': '{ "devDependencies": { "@sveltejs/kit": "^2.0.0" } }' }
const HEAD = "import { error, fail, json, redirect } from '@sveltejs/kit'\nimport { books } from '$lib/server/books'\n"
const BOOKS = { 'src/lib/server/books.ts': "import { DataSource } from 'typeorm'\nexport const books = new DataSource({}).getRepository('Book')\n" }

const table = (files: Readonly<Record<string, string>>): readonly string[] =>
  routes({ ...KIT, ...BOOKS, ...Object.fromEntries(Object.entries(files).map(([path, text]) => [path, `${HEAD}${text}\n`])) })

describe('routes of SvelteKit', () => {
  it('are files: endpoints, loaders and actions', () => {
    expect(table({
      'src/routes/(shop)/books/[isbn=number]/+server.ts': 'export const GET = () => json([])\nexport async function DELETE() { return json(1) }',
      'src/routes/books/+page.server.ts': 'export const load = () => ({ books: [] })\nexport const actions = { default: () => 1, lend: async () => 2 }',
      'src/routes/feed/[...rest]/+server.ts': 'export const fallback = () => json([])',
      'src/routes/books/+page.ts': 'export const load = () => 1'
    }).map(route => route.split(' ').slice(0, 2).join(' '))).toEqual([
      'GET /books/:isbn', 'DELETE /books/:isbn', 'GET /books', 'POST /books', 'POST /books/?/lend', 'ALL /feed/*rest'
    ])
  })
})

describe('guards of SvelteKit, each with its twin that guards nothing', () => {
  const verdict = (handler: string, hooks = ''): string | undefined => table({
    'src/routes/loans/+server.ts': `export const POST = async event => { ${handler}; return json({ lent: true }) }`, ...hooks === '' ? {} : { 'src/hooks.server.ts': hooks }
  }).find(route => route.startsWith('POST /loans'))?.split(' ')[2]
  const HOOK = (check: string) => `export const handle = async ({ event, resolve }) => { event.locals.user = await find(event.cookies.get('session')); ${check}; return resolve(event) }`

  it.each([
    ['who the hook found', 'if (!event.locals.user) error(401)', '', 'if (!event.locals.user) console.log(1)', ''],
    ['a session of the hook', 'const session = await event.locals.auth(); if (!session?.user) redirect(303, "/login")', '', 'const session = await event.locals.auth(); console.log(session)', ''],
    ['the hook', '', HOOK('if (!event.locals.user) redirect(303, "/login")'), '', HOOK('console.log(event.locals.user)')],
    ['the hook for some paths', '', HOOK("if (event.url.pathname.startsWith('/loans') && !event.locals.user) error(401)"), '', HOOK("if (event.url.pathname.startsWith('/admin') && !event.locals.user) error(401)")],
    ['one of several hooks', '', `import { sequence } from '@sveltejs/kit/hooks'\nconst log = ({ event, resolve }) => resolve(event)\nconst auth = ${HOOK("if (!event.locals.user) return new Response('no', { status: 401 })").slice('export const handle = '.length)}\nexport const handle = sequence(log, auth)`,
      '', "import { sequence } from '@sveltejs/kit/hooks'\nexport const handle = sequence(({ event, resolve }) => resolve(event))"],
    ['a header', "if (event.request.headers.get('authorization') !== process.env.KEY) return new Response('no', { status: 401 })", '', "if (event.request.headers.get('accept') === '*') console.log(1)", '']
  ])('%s', (_, handler, hooks, twin, twinHooks) => {
    expect([verdict(handler, hooks), verdict(twin, twinHooks)]).toEqual(['proven', 'absent'])
  })

  it('stand in actions, which the loader of the page does not guard', () => {
    const found = table({ 'src/routes/loans/+page.server.ts': "export const load = ({ locals }) => { if (!locals.user) redirect(303, '/login'); return {} }\nexport const actions = { lend: async ({ request }) => { const data = await request.formData(); await books.save(data) }, back: async ({ locals }) => { if (!locals.user) return fail(401); await books.save({}) } }" })
    expect(found.map(route => route.split(' ').slice(0, 3).join(' '))).toEqual(['GET /loans proven', 'POST /loans/?/lend absent', 'POST /loans/?/back proven'])
  })
})

describe('data of requests of SvelteKit', () => {
  const shop = (text: string): readonly string[] => arrivals({
    ...KIT, ...BOOKS, 'src/routes/books/+server.ts': `${HEAD}import { z } from 'zod'\nexport const POST = async ({ request, params, url, cookies }) => { ${text}; return json({}) }\n`
  }, 'write').map(each => each.replace(/@\d+/g, '@8').replace('write Repository.save (Book): ', ''))

  it.each([
    ['the body', 'await books.save(await request.json())', 'body@8'],
    ['what a schema lets through', 'await books.save(z.object({ title: z.string() }).parse(await request.json()))', '{title=body.title@8:string}'],
    ['a form', "const form = await request.formData(); await books.save({ title: form.get('title') })", '{title=body.[]@8}'],
    ['parameters, query and cookies', "await books.save({ id: params.id, shelf: url.searchParams.get('shelf'), seen: cookies.get('seen') })", '{id=params.id@8:string, shelf=query.[]@8, seen=cookies@8}']
  ])('are %s', (_, text, expected) => {
    expect(shop(text)).toEqual([expected])
  })

  it('are answered as they are given back', () => {
    expect(arrivals({ ...KIT, ...BOOKS, 'src/routes/+page.server.ts': `${HEAD}export const load = async () => ({ books: await books.find() })\n` }, 'response-body'))
      .toEqual(['response-body return: {books=[row Book]}'])
  })
})
