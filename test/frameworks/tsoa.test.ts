import { describe, expect, it } from 'vitest'
import { arrivals } from '../flow/support/arrivals.ts'
import { routes } from './support/table.ts'

const HEAD = "import { Body, BodyProp, Controller, Delete, Get, Header, Middlewares, NoSecurity, Path, Post, Queries, Query, Request, Route, Security } from 'tsoa'\nimport type express from 'express'\n"
const AUTH = `import type express from 'express'
export async function expressAuthentication(request: express.Request, name: string, scopes?: string[]) {
  if (name === 'jwt') {
    const reader = await find(request.headers.authorization)
    if (!reader) throw new Error('Who are you?')
    return reader
  }
  return null
}
`

/** The files of a server with one controller. */
function server(body: string, { on = '', above = '', config = '{}', auth = AUTH } = {}): Readonly<Record<string, string>> {
  return { 'authentication.ts': auth, 'tsoa.json': config, 'loans.ts': `${HEAD}${above}\n@Route('loans')\n${on}export class Loans extends Controller {\n${body}\n}\n` }
}

const verdict = (...given: Parameters<typeof server>): string | undefined => routes(server(...given))[0]?.split(' ')[2]

describe('routes of tsoa', () => {
  it('stand below the base path of the configuration and the route of the class', () => {
    const found = routes(server("@Get() all() { return [] }\n@Get('{id}/lines') one(@Path() id: string) { return id }\n@Delete('{id}') drop(id: string) { return id }", {
      config: '{ "routes": { "basePath": "/v1" } }'
    }))
    expect(found.map(route => route.split(' ').slice(0, 2).join(' '))).toEqual(['GET /v1/loans', 'GET /v1/loans/:id/lines', 'DELETE /v1/loans/:id'])
  })
})

describe('guards of tsoa, each with its twin that guards nothing', () => {
  const CHECK = 'const signedIn = (req: express.Request, res: express.Response, next: express.NextFunction) => { if (!find(req.headers.authorization)) return res.sendStatus(401); next() }'

  it.each([
    ['what an action asks for', "@Security('jwt') @Post() add() { return 1 }", {}, '@Post() add() { return 1 }', {}],
    ['what the class asks for', '@Post() add() { return 1 }', { on: "@Security('jwt')\n" }, '@NoSecurity() @Post() add() { return 1 }', { on: "@Security('jwt')\n" }],
    ['by the name that the module knows', "@Security({ jwt: ['clerk'] }) @Post() add() { return 1 }", {}, "@Security('none') @Post() add() { return 1 }", {}],
    ['middleware', '@Middlewares(signedIn) @Post() add() { return 1 }', { above: CHECK }, '@Post() add() { return 1 }', { above: CHECK }]
  ])('%s', (_, body, settings, twin, twinSettings) => {
    expect([verdict(body, settings), verdict(twin, twinSettings)]).toEqual(['proven', 'absent'])
  })

  it('are not judged where one of several would do, or the module is not there', () => {
    expect(verdict("@Security('jwt') @Security('none') @Post() add() { return 1 }")).toBe('opaque')
    expect(verdict("@Security('jwt') @Post() add() { return 1 }", { auth: '' })).toBe('opaque')
  })
})

describe('data of requests of tsoa', () => {
  const shop = (parameters: string, saved: string, config = '{}'): readonly string[] => arrivals(server(`@Post() async add(${parameters}) { return books.save(${saved}) }`, {
    config,
    above: "import { DataSource } from 'typeorm'\nconst books = new DataSource({}).getRepository('Book')\ninterface AddBook { title: string, shelf: { ward: string } }"
  }), 'write').map(each => each.replace(/@\d+/g, '@8').replace('write Repository.save (Book): ', ''))

  it.each([
    ['all of the body, since extra keys stay', '@Body() book: AddBook', 'book', '{}', '{body@8 except shelf/title, title=body.title@8:string, shelf=body.shelf@8}'],
    ['what the type names where extra keys are removed', '@Body() book: AddBook', 'book', '{ "noImplicitAdditionalProperties": "silently-remove-extras" }', '{title=body.title@8:string, shelf=body.shelf@8}'],
    ['what the type names where extra keys are refused', '@Body() book: AddBook', 'book', '{ "noImplicitAdditionalProperties": "throw-on-extras" }', '{title=body.title@8:string, shelf=body.shelf@8}'],
    ['parts by the name of the parameter', "id: number, @Query() shelf: string, @BodyProp('name') title: string", '{ id, shelf, title }', '{}', '{id=params.id@8:number, shelf=query.shelf@8:string, title=body.name@8:string}'],
    ['the request itself', '@Request() req: express.Request', 'req.body', '{}', 'body@8']
  ])('are %s', (_, parameters, saved, config, expected) => {
    expect(shop(parameters, saved, config)).toEqual([expected])
  })
})
