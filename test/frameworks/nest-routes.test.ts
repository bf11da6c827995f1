import { describe, expect, it } from 'vitest'
import { recognise, routes } from './support/table.ts'

const COMMON = 'All, Body, Controller, Get, Module, Param, Patch, Post, Query, RequestMethod, Sse, Version, VERSION_NEUTRAL, VersioningType, applyDecorators, forwardRef'
const IMPORTS = `import { ${COMMON} } from '@nestjs/common'\nimport { NestFactory, RouterModule } from '@nestjs/core'\n`

/** Method and path of each route of one file with these classes, `App` being the root module. */
function table(classes: string, main = 'NestFactory.create(App)'): readonly string[] {
  return routes({ 'main.ts': `${IMPORTS}${classes}\n${main}\n` }).map(route => route.split(' -> ')[0]?.replace(' absent', '') ?? '')
}

const app = (controllers: string): string => `@Module({ controllers: [${controllers}] }) class App {}`

describe('routes of controllers', () => {
  it('are named by class and method', () => {
    expect(routes({ 'main.ts': `${IMPORTS}@Controller('berths') class Berths { @Get(':no') show() { return {} } }\n${app('Berths')}\nNestFactory.create(App)` }))
      .toEqual(['GET /berths/:no absent -> Berths.show'])
  })

  it('have verbs, lists of paths, and constants in them', () => {
    expect(table(`
      enum Route { Berths = 'berths' }
      const SHIPS = { root: 'ships', one: ':id' } as const
      @Controller(Route.Berths) class Berths { @Get() list() {} @Post(['new', 'import']) add() {} @All('any') any() {} @Sse('tides') tides() {} }
      @Controller([SHIPS.root, 'vessels']) class Ships { @Patch(SHIPS.one) change() {} }
      @Controller() class Root { @Get('health') health() {} helper() {} }
      ${app('Berths, Ships, Root')}
    `)).toEqual([
      'GET /berths', 'POST /berths/new', 'POST /berths/import', 'ALL /berths/any', 'GET /berths/tides', 'PATCH /ships/:id', 'PATCH /vessels/:id', 'GET /health'
    ])
  })

  it('come from base classes, abstract ones and those that a function makes', () => {
    expect(table(`
      abstract class Crud { @Get() list() { return [] } @Post() add() {} protected at() {} }
      @Controller('berths') class Berths extends Crud { add() {} }
      function crudOf(Row) { class Base { @Get(':id') one() {} } return Base }
      @Controller('ships') class Ships extends crudOf(Object) {}
      ${app('Berths, Ships')}
    `)).toEqual(['GET /berths', 'GET /ships/:id'])
  })

  it('come from composed decorators', () => {
    expect(table(`
      const Endpoint = (path: string) => applyDecorators(Get(path), Version('1'))
      function Harbour(name: string) { return Controller('harbour/' + name) }
      const Show = (path: string): MethodDecorator => (target, key, descriptor) => { Get(path)(target, key, descriptor) }
      @Harbour('berths') class Berths { @Endpoint('free') free() {} @Show(':no') show() {} }
      ${app('Berths')}
    `)).toEqual(['GET /harbour/berths/free', 'GET /harbour/berths/:no'])
  })
})

describe('the way to a controller', () => {
  it('leads through modules, dynamic ones, forward references and other files', () => {
    const found = routes({
      'main.ts': "import { NestFactory } from '@nestjs/core'\nimport { App } from './app'\nasync function start() { const app = await NestFactory.create(App); await app.listen(3000) }\nstart()",
      'app.ts': `${IMPORTS}import { Ships } from './ships'\nimport { Tides } from './tides'\n@Module({ imports: [Ships.register({ fleet: 2 }), forwardRef(() => Tides)] }) export class App {}`,
      'ships.ts': `${IMPORTS}@Controller('ships') class ShipsController { @Get() list() {} }\n@Module({}) export class Ships { static register(options) { return { module: Ships, controllers: [ShipsController] } } }`,
      'tides.ts': `${IMPORTS}@Controller('tides') class TidesController { @Get() list() {} }\n@Module({ controllers: [TidesController] }) export class Tides {}`
    })
    expect(found).toEqual(['GET /ships absent -> ShipsController.list', 'GET /tides absent -> TidesController.list'])
  })

  it('has the prefix of the application, but for what is left out', () => {
    expect(table(
      `@Controller('berths') class Berths { @Get() list() {} @Get(':no') one() {} }
      @Controller('health') class Health { @Get() check() {} @Post() reset() {} }
      ${app('Berths, Health')}`,
      "async function start() { const app = await NestFactory.create(App); app.setGlobalPrefix('api', { exclude: [{ path: 'health', method: RequestMethod.GET }, 'berths'] }) }"
    )).toEqual(['GET /berths', 'GET /api/berths/:no', 'GET /health', 'POST /api/health'])
  })

  it('has the version where versions stand in the path, that of the method first', () => {
    const classes = `@Controller({ path: 'berths', version: ['1', '2'] }) class Berths { @Get() list() {} @Version('3') @Get('free') free() {} }
      @Controller({ path: 'health', version: VERSION_NEUTRAL }) class Health { @Get() check() {} }
      @Controller('tides') class Tides { @Get() list() {} }
      ${app('Berths, Health, Tides')}`
    const main = (options: string): string => `async function start() { const app = await NestFactory.create(App); app.setGlobalPrefix('api'); ${options} }`
    expect(table(classes, main("app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' })"))).toEqual([
      'GET /api/v1/berths', 'GET /api/v2/berths', 'GET /api/v3/berths/free', 'GET /api/health', 'GET /api/v1/tides'
    ])
    const plain = ['GET /api/berths', 'GET /api/berths/free', 'GET /api/health', 'GET /api/tides']
    expect(table(classes, main("app.enableVersioning({ type: VersioningType.HEADER, header: 'x-version' })"))).toEqual(plain)
    expect(table(classes, main(''))).toEqual(plain)
  })

  it('has the path of the module that RouterModule gives', () => {
    expect(table(`
      @Controller('cranes') class Cranes { @Get() list() {} }
      @Module({ controllers: [Cranes] }) class CranesModule {}
      @Controller() class Quays { @Get('free') free() {} }
      @Module({ imports: [CranesModule], controllers: [Quays] }) class QuaysModule {}
      @Module({ imports: [QuaysModule, RouterModule.register([{ path: 'quays', module: QuaysModule, children: [{ path: ':quay', module: CranesModule }] }])] }) class App {}
    `)).toEqual(['GET /quays/free', 'GET /quays/:quay/cranes'])
  })
})

describe('controllers that no module lists', () => {
  it('are not served', () => {
    const { surface } = recognise({ 'main.ts': `${IMPORTS}@Controller('old') class Old { @Get() list() {} }\n@Module({}) class App {}\nNestFactory.create(App)` })
    expect(surface.routes).toEqual([])
    expect(surface.unresolved.map(({ reason }) => reason)).toEqual(['No module of an application lists this controller: its routes are not served.'])
  })

  it('are listed where a module could not be followed', () => {
    expect(routes({ 'main.ts': `${IMPORTS}import { App } from './generated/app'\n@Controller('old') class Old { @Get() list() {} }\nNestFactory.create(App)` }))
      .toEqual(['GET /old absent -> Old.list unresolved'])
  })
})
