import { describe, expect, it } from 'vitest'
import { arrivals } from '../flow/support/arrivals.ts'
import { routes } from './support/table.ts'

const HEAD = `import { Action, All, Authorized, Body, BodyParam, Controller, CookieParam, createExpressServer, CurrentUser, Delete, Get, HeaderParam, JsonController, Middleware, Param,
  Post, Put, QueryParam, QueryParams, Req, UnauthorizedError, UseBefore, useExpressServer } from 'routing-controllers'
`
const CHECKER = "authorizationChecker: async (action: Action, roles: string[]) => { const reader = await find(action.request.headers['authorization']); return !!reader && (roles.length === 0 || roles.includes(reader.role)) }"

/** The files of a server with one controller. */
function server(body: string, { options = CHECKER, above = '', on = '' } = {}): Readonly<Record<string, string>> {
  return {
    'app.ts': `${HEAD}import { Loans } from './loans'\ncreateExpressServer({ routePrefix: '/api', controllers: [Loans], ${options} })\n`,
    'loans.ts': `${HEAD}${above}\n${on}@JsonController('/loans')\nexport class Loans {\n${body}\n}\n`
  }
}

const paths = (found: readonly string[]): readonly string[] => found.map(route => route.split(' ').slice(0, 2).join(' '))
const verdict = (...given: Parameters<typeof server>): string | undefined => routes(server(...given))[0]?.split(' ')[2]

describe('routes of routing-controllers', () => {
  it('stand below the prefix of the server and of the controller', () => {
    expect(paths(routes(server("@Get() all() { return [] }\n@Get('/:id') one(@Param('id') id: string) { return id }\n@Post() add() { return 1 }\n@All('/any') any() { return 1 }"))))
      .toEqual(['GET /api/loans', 'GET /api/loans/:id', 'POST /api/loans', 'ALL /api/loans/any'])
  })

  it('are those of controllers that a server lists; where it lists files, of all', () => {
    const beds = `${HEAD}@Controller('/beds')\nexport class Beds { @Get() free() { return 1 } }\n`
    expect(paths(routes({ ...server('@Get() all() { return [] }'), 'beds.ts': beds }))).toEqual(['GET /api/loans'])
    const byName = { ...server('@Get() all() { return [] }'), 'beds.ts': beds, 'app.ts': `${HEAD}createExpressServer({ controllers: [__dirname + '/*.ts'] })\n` }
    expect([...paths(routes(byName))].sort()).toEqual(['GET /beds', 'GET /loans'])
  })

  it('are inherited, unless the class has a method of the name', () => {
    expect(paths(routes({
      ...server(''), 'loans.ts': `${HEAD}class Shelf { @Get('/old') all() { return [] }\n@Get('/size') size() { return 0 } }\n@JsonController('/loans')\nexport class Loans extends Shelf { @Get() all() { return [] } }\n`
    }))).toEqual(['GET /api/loans', 'GET /api/loans/size'])
  })
})

describe('guards of routing-controllers, each with its twin that guards nothing', () => {
  const CHECK = 'class SignedIn { use(req: any, res: any, next: any) { if (!req.headers.authorization || !find(req.headers.authorization)) return res.status(401).send(); next() } }'

  it.each([
    ['the checker that an action asks for', '@Authorized() @Post() add() { return 1 }', {}, '@Post() add() { return 1 }', {}],
    ['the checker that the class asks for', '@Post() add() { return 1 }', { on: "@Authorized('clerk')\n" }, '@Post() add() { return 1 }', { on: '' }],
    ['what the checker says', '@Authorized() @Post() add() { return 1 }', {}, '@Authorized() @Post() add() { return 1 }', { options: 'authorizationChecker: () => true' }],
    ['the rights that it is handed', "@Authorized('clerk') @Post() add() { return 1 }", { options: 'authorizationChecker: (action: Action, roles: string[]) => roles.length === 0 || roles.includes(find(action.request.headers.authorization)?.role)' },
      '@Authorized() @Post() add() { return 1 }', { options: 'authorizationChecker: (action: Action, roles: string[]) => roles.length === 0 || roles.includes(find(action.request.headers.authorization)?.role)' }],
    ['a user who is required', '@Post() add(@CurrentUser({ required: true }) reader: any) { return 1 }', { options: 'currentUserChecker: async (action: Action) => find(action.request.headers.authorization)' },
      '@Post() add(@CurrentUser() reader: any) { return 1 }', { options: 'currentUserChecker: async (action: Action) => find(action.request.headers.authorization)' }],
    ['middleware of an action', '@UseBefore(SignedIn) @Post() add() { return 1 }', { above: CHECK }, '@UseBefore(SignedIn) @Post() add() { return 1 }', { above: 'class SignedIn { use(req: any, res: any, next: any) { next() } }' }],
    ['middleware of the class', '@Post() add() { return 1 }', { above: CHECK, on: '@UseBefore(SignedIn)\n' }, '@Post() add() { return 1 }', { above: CHECK }],
    ['the action itself', '@Post() add(@Req() req: any) { if (!find(req.headers.authorization)) throw new UnauthorizedError(); return 1 }', {}, '@Post() add(@Req() req: any) { return req.body }', {}]
  ])('%s', (_, body, settings, twin, twinSettings) => {
    expect([verdict(body, settings), verdict(twin, twinSettings)]).toEqual(['proven', 'absent'])
  })

  it('stand before all where the application has them already, or lists them', () => {
    const hosted = (before: string): string | undefined => routes({
      ...server('@Post() add() { return 1 }'),
      'app.ts': `${HEAD}import express from 'express'\nimport { Loans } from './loans'\nconst app = express()\n${before}useExpressServer(app, { controllers: [Loans] })\n`
    })[0]?.split(' ')[2]
    const check = '(req, res, next) => { if (!find(req.headers.authorization)) return res.sendStatus(401); next() }'
    expect([hosted(`app.use(${check})\n`), hosted("app.use('/health', (req, res) => res.send())\n")]).toEqual(['proven', 'absent'])
    const listed = (type: string): string | undefined => verdict('@Post() add() { return 1 }', {
      above: `@Middleware({ type: '${type}' })\nexport class SignedIn { use(req: any, res: any, next: any) { if (!find(req.headers.authorization)) return res.sendStatus(401); next() } }`,
      options: "middlewares: ['**/*.ts']"
    })
    expect([listed('before'), listed('after')]).toEqual(['proven', 'absent'])
  })
})

describe('data of requests of routing-controllers', () => {
  const shop = (parameters: string, saved: string, options = ''): readonly string[] => arrivals(server(`@Post() async add(${parameters}) { return books.save(${saved}) }`, {
    options,
    above: "import { IsString } from 'class-validator'\nimport { DataSource } from 'typeorm'\nconst books = new DataSource({}).getRepository('Book')\nclass AddBook { @IsString() title: string }"
  }), 'write').map(each => each.replace(/@\d+/g, '@8').replace('write Repository.save (Book): ', ''))

  it.each([
    ['all of the body, since a class keeps what it does not name', '@Body() book: AddBook', 'book', '', '{body@8 except title, title=body.title@8:string}'],
    ['what the class names where validation strips', '@Body() book: AddBook', 'book', 'validation: { whitelist: true }', '{title=body.title@8:string}'],
    ['what the class names where the parameter says so', '@Body({ validate: { whitelist: true } }) book: AddBook', 'book', '', '{title=body.title@8:string}'],
    ['all of it where nothing validates', '@Body() book: AddBook', 'book', 'validation: false', 'body@8'],
    ['one key', "@BodyParam('title') title: string, @QueryParam('shelf') shelf: string, @HeaderParam('x-ward') ward: string", '{ title, shelf, ward }', '', '{title=body.title@8, shelf=query.shelf@8, ward=headers.x-ward@8:string}'],
    ['numbers where the parameter is one', "@Param('id') id: number, @QueryParam('ward') ward: string", '{ id, ward }', '', '{id=params.id@8:number, ward=query.ward@8}'],
    ['the request itself', '@Req() req: any', 'req.body', '', 'body@8']
  ])('are %s', (_, parameters, saved, options, expected) => {
    expect(shop(parameters, saved, options)).toEqual([expected])
  })
})
