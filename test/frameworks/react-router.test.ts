import { describe, expect, it } from 'vitest'
import { arrivals } from '../flow/support/arrivals.ts'
import { routes } from './support/table.ts'

const APP = { 'package.json': '{ "devDependencies": { "@react-router/dev": "^7.0.0" } }' }
const HEAD = "import { data, redirect, type LoaderFunctionArgs } from 'react-router'\n"
const loader = 'export const loader = () => ({ books: [] })\n'

const paths = (found: readonly string[]): readonly string[] => found.map(route => route.split(' ').slice(0, 2).join(' ')).sort()

describe('routes of React Router', () => {
  it('are files with loaders and actions, by their names', () => {
    expect(paths(routes({
      ...APP, 'app/root.tsx': loader, 'app/routes/_index.tsx': loader, 'app/routes/_auth.login.tsx': 'export async function action() { return 1 }\n', 'app/routes/books.$isbn.tsx': loader,
      'app/routes/books_.new/route.tsx': loader, 'app/routes/files.$.tsx': loader, 'app/routes/($lang).about.tsx': loader, 'app/routes/feed[.]xml.ts': loader,
      'app/routes/wards/$ward/index.tsx': loader, 'app/routes/wards/+shared/form.tsx': loader, 'app/routes/page.tsx': 'export default () => null\n'
    }))).toEqual(['GET /', 'GET /', 'GET /:lang?/about', 'GET /books/:isbn', 'GET /books/new', 'GET /feed.xml', 'GET /files/*', 'GET /wards/:ward', 'POST /login'])
  })

  it('are those that routes.ts lists, where it lists some', () => {
    expect(paths(routes({
      ...APP, 'app/home.tsx': loader, 'app/layout.tsx': loader, 'app/books/one.tsx': loader, 'app/routes/other.tsx': loader,
      'app/routes.ts': "import { index, layout, prefix, route } from '@react-router/dev/routes'\nexport default [index('./home.tsx'), layout('layout.tsx', [...prefix('shop', [route('books/:isbn', 'books/one.tsx')])])]\n"
    }))).toEqual(['GET /', 'GET /', 'GET /shop/books/:isbn'])
  })

  it('are those of a server: a browser runs its own loaders', () => {
    expect(routes({ 'package.json': '{ "dependencies": { "react-router": "^7.0.0" } }', 'app/routes/books.tsx': loader })).toEqual([])
  })
})

describe('guards of React Router, each with its twin that guards nothing', () => {
  const SESSION = `import { createCookieSessionStorage, redirect } from 'react-router'
export const storage = createCookieSessionStorage({ cookie: { name: 's', secrets: [process.env.KEY!] } })
export async function userOf(request: Request) { const session = await storage.getSession(request.headers.get('Cookie')); return session.get('userId') }
export async function mustBeIn(request: Request) { const user = await userOf(request); if (!user) throw redirect('/login'); return user }
export async function mustBeStaff(request: Request) { const user = await mustBeIn(request); const staff = await find(user); if (!staff) throw new Response('no', { status: 403 }); return staff }
`
  const verdict = (inside: string): string | undefined => routes({
    ...APP, 'app/session.server.ts': SESSION,
    'app/routes/loans.tsx': `${HEAD}import { mustBeIn, mustBeStaff, userOf } from '../session.server'\nexport async function action({ request, context }: LoaderFunctionArgs) { ${inside}; return { lent: true } }\n`
  })[0]?.split(' ')[2]

  it.each([
    ['a session that must be there', 'await mustBeIn(request)', 'await userOf(request)'],
    ['rights', 'await mustBeStaff(request)', 'const form = await request.formData(); if (!form.get("isbn")) throw new Response("no", { status: 400 })'],
    ['a redirect of its own', "const user = await userOf(request); if (!user) return redirect('/login')", "const user = await userOf(request); if (user) return redirect('/books')"],
    ['an answer', "const user = await userOf(request); if (!user) return data({ error: 'no' }, { status: 401 })", "const user = await userOf(request); if (!user) console.log('guest')"]
  ])('%s', (_, inside, twin) => {
    expect([verdict(inside), verdict(twin)]).toEqual(['proven', 'absent'])
  })
})

describe('data of requests of React Router', () => {
  const shop = (text: string): readonly string[] => arrivals({
    ...APP,
    'app/routes/books.$isbn.tsx': `${HEAD}import { z } from 'zod'\nimport { DataSource } from 'typeorm'\nconst books = new DataSource({}).getRepository('Book')\nexport async function action({ request, params }) { ${text}; return books.find() }\n`
  }, 'write', 'response-body').map(each => each.replace(/@\d+/g, '@8'))

  it.each([
    ['the body', 'await books.save(await request.json())', 'body@8'],
    ['what a schema lets through', 'await books.save(z.object({ title: z.string() }).parse(await request.json()))', '{title=body.title@8:string}'],
    ['parameters', 'await books.save({ isbn: params.isbn })', '{isbn=params.isbn@8:string}']
  ])('are %s', (_, text, expected) => {
    expect(shop(text)).toEqual([`write Repository.save (Book): ${expected}`, 'response-body return: [row Book]'])
  })
})

describe('redirects of React Router', () => {
  const targets = (address: string): readonly string[] => arrivals({
    ...APP,
    'app/routes/login.tsx': `${HEAD}import { safeRedirect } from 'remix-utils/safe-redirect'\nexport async function action({ request }) { const { back } = await request.json(); return redirect(${address}) }\n`
  }, 'redirect-target')

  it('are where the client says, unless something keeps it on this server', () => {
    expect(targets('back')).toEqual(['redirect-target react-router.redirect: body.back@3'])
    expect(targets('safeRedirect(back)')).toEqual(['redirect-target react-router.redirect: body.back@3 cleaned redirect-target'])
  })
})
