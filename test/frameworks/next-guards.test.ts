import { describe, expect, it } from 'vitest'
import { routes } from './support/table.ts'

const MANIFEST = { 'package.json': '{ "dependencies": { "next": "^16.0.0" } }' }
const AUTH = { 'auth.ts': 'import NextAuth from "next-auth"\nexport const { handlers, auth } = NextAuth({})' }
const IMPORTS = 'import { NextResponse } from "next/server"\nimport { cookies, headers } from "next/headers"\nimport { redirect, unauthorized } from "next/navigation"\nimport { getServerSession } from "next-auth"\nimport { getToken } from "next-auth/jwt"\nimport { getIronSession } from "iron-session"\nimport { jwtVerify } from "jose"\nimport { betterAuth } from "better-auth"\n'
const OPEN = `${IMPORTS}export const POST = async req => NextResponse.json({})`

function verdict(files: Readonly<Record<string, string>>, start = 'POST /loans '): string | undefined {
  return routes({ ...MANIFEST, ...AUTH, ...files }).find(route => route.startsWith(start))?.split(' ')[2]
}

const ofHandler = (code: string): string | undefined => verdict({ 'app/loans/route.ts': `${IMPORTS}import { auth } from "../../auth"\n${code}` })
const ofMiddleware = (code: string, others: Readonly<Record<string, string>> = {}): string | undefined =>
  verdict({ 'app/loans/route.ts': OPEN, 'middleware.ts': `${IMPORTS}${code}`, ...others })
const ofAction = (code: string): string | undefined =>
  verdict({ 'lib/actions.ts': `"use server"\n${IMPORTS}import { auth } from "../auth"\n${code}`, 'app/page.tsx': '' }, 'POST /lend ')
const ofPages = (code: string): string | undefined => verdict({ 'pages/api/loans.ts': `${IMPORTS}${code}` }, 'ALL /api/loans ')
const clerk = (code: string): string => `import { auth as asked, currentUser } from "@clerk/nextjs/server"\n${code.replaceAll('auth', 'asked')}`

describe('guards in route handlers, each with its twin that guards nothing', () => {
  it.each([
    ['auth() of Auth.js', 'export async function POST() { const session = await auth(); if (!session?.user) return NextResponse.json({}, { status: 401 }); return NextResponse.json({}) }', 'export async function POST() { const session = await auth(); return NextResponse.json({ name: session?.user?.name }) }'],
    ['auth() around it', 'export const POST = auth(async req => { if (!req.auth) return new Response(null, { status: 401 }); return NextResponse.json({}) })', 'export const POST = auth(async req => NextResponse.json({ name: req.auth?.user }))'],
    ['getServerSession', 'export async function POST() { if (!(await getServerSession(options))) return new NextResponse("no", { status: 403 }); return Response.json({}) }', 'export async function POST() { if (!(await getServerSession(options))) new NextResponse("no", { status: 403 }); return Response.json({}) }'],
    ['auth() of Clerk', clerk('export async function POST() { const { userId } = await auth(); if (!userId) return Response.json({}, { status: 401 }); return Response.json({}) }'), clerk('export async function POST() { const { userId } = await auth(); return Response.json({ userId }) }')],
    ['auth.protect()', clerk('export async function POST() { await auth.protect(); return Response.json({}) }'), clerk('export async function POST() { await auth(); return Response.json({}) }')],
    ['currentUser()', clerk('export async function POST() { const user = await currentUser(); if (!user) redirect("/sign-in"); return Response.json({}) }'), clerk('export async function POST() { const user = await currentUser(); if (user) redirect("/desk"); return Response.json({}) }')],
    ['redirectToSignIn()', clerk('export async function POST() { const { userId, redirectToSignIn } = await auth(); if (!userId) return redirectToSignIn(); return Response.json({}) }'), clerk('export async function POST() { const { userId, redirectToSignIn } = await auth(); if (!userId) redirectToSignIn; return Response.json({}) }')],
    ['better-auth', 'const gate = betterAuth({})\nexport async function POST() { const session = await gate.api.getSession({ headers: await headers() }); if (!session) unauthorized(); return Response.json({}) }', 'const gate = betterAuth({})\nexport async function POST() { const session = await gate.api.getSession({ headers: await headers() }); if (session) unauthorized(); return Response.json({}) }'],
    ['iron-session', 'export async function POST() { const session = await getIronSession(await cookies(), options); if (!session.reader) return Response.json({}, { status: 401 }); return Response.json({}) }', 'export async function POST() { const session = await getIronSession(await cookies(), options); session.visits = 1; return Response.json({}) }'],
    ['a verified cookie', 'export async function POST() { try { await jwtVerify((await cookies()).get("token")?.value, key) } catch { return Response.json({}, { status: 401 }) } return Response.json({}) }', 'export async function POST() { if (!(await cookies()).get("token")) return Response.json({}, { status: 401 }); return Response.json({}) }'],
    ['a wrapper', 'const signedIn = handler => async (req, context) => { if (!(await auth())) return Response.json({}, { status: 401 }); return handler(req, context) }\nexport const POST = signedIn(async req => Response.json({}))', 'const timed = handler => async (req, context) => { const session = await auth(); return handler(req, context) }\nexport const POST = timed(async req => Response.json({}))'],
    ['a helper that throws', 'const reader = async () => { const session = await auth(); if (!session) throw new Error("nobody"); return session.user }\nexport async function POST() { const user = await reader(); return Response.json(user) }', 'const reader = async () => { const session = await auth(); return session?.user }\nexport async function POST() { const user = await reader(); return Response.json(user) }'],
    ['a helper that hands back what to answer', 'const parse = async (req, options) => { let error; const found = schema.safeParse(await req.json()); if (!found.success) error = () => Response.json({}, { status: 400 }); if (!options?.anybody && !error) { if (!(await auth())) error = () => Response.json({}, { status: 401 }) } return { error } }\nexport async function POST(req) { const { error } = await parse(req); if (error) return error(); return Response.json({}) }', 'const parse = async (req, options) => { let error; const found = schema.safeParse(await req.json()); if (!found.success) error = () => Response.json({}, { status: 400 }); if (!options?.anybody && !error) { if (!(await auth())) error = () => Response.json({}, { status: 401 }) } return { error } }\nexport async function POST(req) { const { error } = await parse(req, { anybody: true }); if (error) return error(); return Response.json({}) }']
  ])('%s', (_, guarded, open) => {
    expect([ofHandler(guarded), ofHandler(open)]).toEqual(['proven', 'absent'])
  })
})

describe('guards in server actions', () => {
  it.each([
    ['throw', 'export async function lend(form) { if (!(await auth())) throw new Error("nobody"); await save(form) }', 'export async function lend(form) { if (!(await auth())) console.log("nobody"); await save(form) }'],
    ['give an answer without data', 'export async function lend(form) { if (!(await auth())) return { error: "Please sign in" }; await save(form) }', 'export async function lend(form) { if (!(await auth())) return { rows: await all() }; await save(form) }'],
    ['give nothing', 'export async function lend(form) { if (!(await auth())) return; await save(form) }', 'export async function lend(form) { if (!(await auth())) note("nobody"); await save(form) }'],
    ['send away', 'export async function lend(form) { if (!(await auth())) redirect("/"); await save(form); redirect("/loans") }', 'export async function lend(form) { if (!(await auth())) note("nobody"); await save(form); redirect("/loans") }']
  ])('%s', (_, guarded, open) => {
    expect([ofAction(guarded), ofAction(open)]).toEqual(['proven', 'absent'])
  })

  it('are not those of the middleware, which other pages may pass', () => {
    expect(verdict({ 'middleware.ts': 'export { default } from "next-auth/middleware"', 'lib/actions.ts': '"use server"\nexport async function lend(form) { await save(form) }', 'app/page.tsx': '' }, 'POST /lend ')).toBe('absent')
  })
})

it('are found in handlers of pages/api', () => {
  expect(ofPages('export default async (req, res) => { if (!(await getServerSession(req, res, options))) return res.status(401).json({}); res.json([]) }')).toBe('proven')
  expect(ofPages('export default async (req, res) => { if (!(await getServerSession(req, res, options))) console.log("nobody"); res.json([]) }')).toBe('absent')
})

const PUBLIC_CLERK = 'import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server"\n'
const authorized = (body: string): Readonly<Record<string, string>> => ({ 'auth.ts': `import NextAuth from "next-auth"\nexport const { auth } = NextAuth({ callbacks: { authorized: ${body} } })` })

describe('middleware', () => {
  const token = 'export async function middleware(req) { if (!(await getToken({ req }))) return NextResponse.redirect(new URL("/login", req.url)); return NextResponse.next() }'
  const guest = 'export async function middleware(req) { if (await getToken({ req })) return NextResponse.redirect(new URL("/desk", req.url)); return NextResponse.next() }'

  it.each([
    ['sends strangers to the login', token, guest],
    ['is called proxy, or the default', token.replace('function middleware', 'function proxy'), guest],
    ['answers', token.replace(/return NextResponse.redirect\(.*?\)\);/, ' return new NextResponse(null, { status: 401 });'), token.replace(/return NextResponse.redirect\(.*?\)\);/, ' console.log("nobody");')],
    ['matches', `${token}\nexport const config = { matcher: ["/loans/:path*"] }`, `${token}\nexport const config = { matcher: ["/books/:path*"] }`],
    ['matches all but', `${token}\nexport const config = { matcher: "/((?!api|_next).*)" }`, `${token}\nexport const config = { matcher: "/((?!loans|_next).*)" }`],
    ['asks for the path', 'const open = ["/books"]\nexport async function middleware(req) { const { pathname } = req.nextUrl; if (open.some(path => pathname.startsWith(path))) return NextResponse.next(); if (!(await getToken({ req }))) return NextResponse.redirect(new URL(`/login?from=${pathname}`, req.url)) }', 'const open = ["/loans"]\nexport async function middleware(req) { const { pathname } = req.nextUrl; if (open.some(path => pathname.startsWith(path))) return NextResponse.next(); if (!(await getToken({ req }))) return NextResponse.redirect(new URL(`/login?from=${pathname}`, req.url)) }'],
    ['compares globs', 'import micromatch from "micromatch"\nexport async function middleware(req) { if (micromatch.isMatch(req.nextUrl.pathname, ["/books/**"])) return NextResponse.next(); if (!(await getToken({ req }))) return new NextResponse(null, { status: 401 }) }', 'import micromatch from "micromatch"\nexport async function middleware(req) { if (micromatch.isMatch(req.nextUrl.pathname, ["/loans/**", "/loans"])) return NextResponse.next(); if (!(await getToken({ req }))) return new NextResponse(null, { status: 401 }) }'],
    ['is that of next-auth', 'export { default } from "next-auth/middleware"', 'import { withAuth } from "next-auth/middleware"\nexport default withAuth({ callbacks: { authorized: () => true } })'],
    ['is Clerk\'s, which protects', `${PUBLIC_CLERK}const isOpen = createRouteMatcher(["/books(.*)"])\nexport default clerkMiddleware(async (auth, req) => { if (!isOpen(req)) await auth.protect() })`, `${PUBLIC_CLERK}const isOpen = createRouteMatcher(["/loans(.*)"])\nexport default clerkMiddleware(async (auth, req) => { if (!isOpen(req)) await auth.protect() })`],
    ['is Clerk\'s, which asks', `${PUBLIC_CLERK}export default clerkMiddleware(async (auth, req) => { const { userId, redirectToSignIn } = await auth(); if (!userId) return redirectToSignIn() })`, `${PUBLIC_CLERK}export default clerkMiddleware()`],
    ['is a callback of Auth.js', 'import { auth } from "./auth"\nexport default auth(req => { if (!req.auth) return Response.redirect(new URL("/login", req.nextUrl.origin)) })', 'import { auth } from "./auth"\nexport default auth(req => { if (!req.auth) console.log("nobody") })']
  ])('%s', (name, guarded, open) => {
    const file = name.includes('proxy') ? 'proxy.ts' : 'middleware.ts'
    expect([guarded, open].map(code => verdict({ 'app/loans/route.ts': OPEN, [file]: `${IMPORTS}${code}` }))).toEqual(['proven', 'absent'])
  })

  it.each([
    ['what authorized of Auth.js lets in', authorized('async ({ auth }) => !!auth'), 'proven'],
    ['what it lets in by the path', authorized('({ auth, request: { nextUrl } }) => { if (nextUrl.pathname.startsWith("/loans")) return !!auth; return true }'), 'proven'],
    ['of another path', authorized('({ auth, request: { nextUrl } }) => { if (nextUrl.pathname.startsWith("/books")) return !!auth; return true }'), 'absent'],
    ['everybody without it', AUTH, 'absent']
  ])('of Auth.js lets pass %s', (_, auth, expected) => {
    expect(ofMiddleware('export { auth as middleware } from "./auth"', auth)).toBe(expected)
  })

  it('under conditions that a client can meet, or of packages that nobody knows, is no proof', () => {
    expect(ofMiddleware(`${token}\nexport const config = { matcher: [{ source: "/loans", missing: [{ type: "header", key: "purpose" }] }] }`)).toBe('opaque')
    expect(ofMiddleware('import { gate } from "gatehouse"\nexport default gate({})')).toBe('opaque')
  })
})
