import { expect, it } from 'vitest'
import { policiesOf } from './support/cors.ts'

const MANIFEST = { 'package.json': '{ "dependencies": { "next": "^16.0.0" } }' }
const IMPORTS = 'import { NextResponse } from "next/server"\n'
const of = (code: string): readonly string[] => policiesOf({ ...MANIFEST, 'app/books/route.ts': IMPORTS + code })

it.each([
  ['made with it', 'export const GET = () => new Response("[]", { headers: { "Access-Control-Allow-Origin": "*" } })', ['raw header, any, route']],
  ['made with a constant', 'const headers = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "true" }\nexport const GET = () => NextResponse.json([], { headers })', ['raw header, any, credentials, route']],
  ['made with what was asked', 'export const GET = req => NextResponse.json([], { headers: { "Access-Control-Allow-Origin": req.headers.get("origin") } })', ['raw header, reflected, route']],
  ['given it', 'export const GET = req => { const answer = NextResponse.json([]); answer.headers.set("Access-Control-Allow-Origin", req.headers.get("origin") ?? ""); answer.headers.set("Access-Control-Allow-Credentials", "true"); return answer }', ['raw header, reflected, credentials, route']],
  ['given it by a list', 'const own = ["https://books.test"]\nexport const GET = req => { const origin = req.headers.get("origin"); const answer = NextResponse.json([]); if (own.includes(origin)) answer.headers.set("Access-Control-Allow-Origin", origin); return answer }', ['raw header, checked, route']],
  ['asked of another server', 'export const GET = async () => Response.json(await fetch("https://tides.test", { headers: { "Access-Control-Allow-Origin": "*" } }))', []]
])('the header of a response that is %s', (_, code, expected) => {
  expect(of(code)).toEqual(expected)
})

it('the headers of next.config, by the routes that they mean', () => {
  const rule = (source: string, headers: string): string => `{ source: '${source}', headers: [${headers}] }`
  const config = `const allow = { key: 'Access-Control-Allow-Origin', value: process.env.ORIGIN || '*' }\nexport default { async headers() { return [${rule('/api/:path*', 'allow, { key: "Access-Control-Allow-Credentials", value: "true" }')}, ${rule('/books', '{ key: "X-Frame-Options", value: "DENY" }')}] } }`
  expect(policiesOf({ ...MANIFEST, 'next.config.mjs': config, 'app/api/books/route.ts': 'export const GET = () => Response.json([])' })).toEqual(['raw header, any, credentials, unless set'])
})
