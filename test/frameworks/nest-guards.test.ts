import { describe, expect, it } from 'vitest'
import { routes } from './support/table.ts'

const IMPORTS = `import { Body, CanActivate, Controller, createParamDecorator, applyDecorators, ExecutionContext, ForbiddenException, Get, HttpException, HttpStatus, Injectable, mixin, Module, Post, RequestMethod, SetMetadata, UnauthorizedException, UseGuards, UseInterceptors } from '@nestjs/common'
import { APP_GUARD, NestFactory, Reflector } from '@nestjs/core'
import { AuthGuard } from '@nestjs/passport'
import { FileInterceptor } from '@nestjs/platform-express'
import { GqlExecutionContext } from '@nestjs/graphql'
import { JwtService } from '@nestjs/jwt'
import { ThrottlerGuard } from '@nestjs/throttler'
`
const SIGNED_IN = `@Injectable() class SignedIn implements CanActivate {
  constructor(private readonly tokens: JwtService) {}
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest()
    if (!request.headers.authorization) throw new UnauthorizedException()
    request.user = this.tokens.verify(request.headers.authorization)
    return true
  }
}
`
const KEYS = "const OPEN = 'open'\nconst Open = () => SetMetadata(OPEN, true)\nconst Roles = (...roles: string[]) => SetMetadata('roles', roles)\n"
const byDefault = (read: string): string => `class ByDefault {
  constructor(private reflector: Reflector) {}
  canActivate(context) {
    ${read}
    return !!context.switchToHttp().getRequest().user
  }
}
`
const READ = 'if (this.reflector.getAllAndOverride(OPEN, [context.getHandler(), context.getClass()])) return true'
const PROVIDED = '{ provide: APP_GUARD, useClass: ByDefault }'

interface Parts { before?: string, onClass?: string, onMethod?: string, parameters?: string, body?: string, module?: string, providers?: string, main?: string }

/** What is made of `POST /loans`: proven, absent or opaque. */
function auth(parts: Parts): string | undefined {
  const { before = '', onClass = '', onMethod = '', parameters = '', body = 'return {}', module = '', providers = '', main = '' } = parts
  const text = `${IMPORTS}${before}
@Controller('loans') ${onClass} class Loans { @Post() ${onMethod} add(${parameters}) { ${body} } @Get() list() { return [] } }
@Module({ controllers: [Loans], providers: [${providers}] }) class App { ${module} }
async function start() { const app = await NestFactory.create(App)
${main} }
start()`
  return routes({ 'main.ts': text }).find(route => route.startsWith('POST /loans '))?.split(' ')[2]
}

describe('guards, each with its twin that guards nothing', () => {
  it.each<[string, Parts, Parts]>([
    ['verifies a token', { before: SIGNED_IN, onMethod: '@UseGuards(SignedIn)' }, { before: SIGNED_IN.replace('throw new UnauthorizedException()', 'return true'), onMethod: '@UseGuards(SignedIn)' }],
    ['is used, not only imported', { before: SIGNED_IN, onClass: '@UseGuards(SignedIn)' }, { before: SIGNED_IN }],
    ['is made with arguments', { before: SIGNED_IN, onMethod: '@UseGuards(new SignedIn(new JwtService({})))' }, { before: 'class Nothing { canActivate() { return true } }', onMethod: '@UseGuards(new Nothing())' }],
    ['gives back whether somebody is there', { before: 'class G { canActivate(context) { return Boolean(context.switchToHttp().getRequest().user) } }', onMethod: '@UseGuards(G)' }, { before: 'class G { canActivate(context) { return Boolean(context.switchToHttp().getRequest().body) } }', onMethod: '@UseGuards(G)' }],
    ['awaits the check', { before: 'class G { async canActivate(context) { await this.check(context.switchToHttp().getRequest()); return true } async check(request) { if (!request.user) throw new ForbiddenException() } }', onMethod: '@UseGuards(G)' }, { before: 'class G { async canActivate(context) { this.check(context.switchToHttp().getRequest()); return true } async check(request) { if (!request.user) throw new ForbiddenException() } }', onMethod: '@UseGuards(G)' }],
    ['does not swallow the error', { before: 'class G { constructor(private tokens: JwtService) {} async canActivate(context) { try { await this.tokens.verifyAsync(context.switchToHttp().getRequest().headers.authorization) } catch { throw new UnauthorizedException() } return true } }', onMethod: '@UseGuards(G)' }, { before: 'class G { constructor(private tokens: JwtService) {} async canActivate(context) { try { await this.tokens.verifyAsync(context.switchToHttp().getRequest().headers.authorization) } catch {} return true } }', onMethod: '@UseGuards(G)' }],
    ['verifies instead of decoding', { before: 'class G { constructor(private tokens: JwtService) {} canActivate(context) { return !!this.tokens.verify(context.switchToHttp().getRequest().headers.authorization) } }', onMethod: '@UseGuards(G)' }, { before: 'class G { constructor(private tokens: JwtService) {} canActivate(context) { return !!this.tokens.decode(context.switchToHttp().getRequest().headers.authorization) } }', onMethod: '@UseGuards(G)' }],
    ['is of Passport', { onMethod: "@UseGuards(AuthGuard('jwt'))" }, { onMethod: "@UseGuards(AuthGuard('local'))" }],
    ['extends that of Passport', { before: "class Jwt extends AuthGuard('jwt') {}", onMethod: '@UseGuards(Jwt)' }, { before: "class Jwt extends AuthGuard('jwt') { handleRequest(error, user) { return user } }", onMethod: '@UseGuards(Jwt)' }],
    ['throws where Passport found nobody', { before: "class Jwt extends AuthGuard('jwt') { handleRequest(error, user) { if (error || !user) throw error || new UnauthorizedException(); return user } }", onMethod: '@UseGuards(Jwt)' }, { before: "class Jwt extends AuthGuard('jwt') { handleRequest(error, user) { if (error) throw error; return user } }", onMethod: '@UseGuards(Jwt)' }],
    ['asks Passport', { before: "class Jwt extends AuthGuard('jwt') { canActivate(context) { return super.canActivate(context) } }", onMethod: '@UseGuards(Jwt)' }, { before: "class Jwt extends AuthGuard('jwt') { async canActivate(context) { try { await super.canActivate(context) } catch {} return true } }", onMethod: '@UseGuards(Jwt)' }],
    ['is inherited', { before: 'abstract class Base { canActivate(context) { return this.allows(context.switchToHttp().getRequest().user) } allows(user) { return !!user } }\nclass G extends Base {}', onMethod: '@UseGuards(G)' }, { before: 'abstract class Base { canActivate(context) { return this.allows(context.switchToHttp().getRequest().user) } allows(user) { return !!user } }\nclass G extends Base { allows() { return true } }', onMethod: '@UseGuards(G)' }],
    ['is made by a function', { before: 'const Role = (name: string) => { class G { canActivate(context) { return context.switchToHttp().getRequest().user?.role === name } } return mixin(G) }', onMethod: "@UseGuards(Role('clerk'))" }, { before: 'const Role = (name: string) => { class G { canActivate(context) { return true } } return mixin(G) }', onMethod: "@UseGuards(Role('clerk'))" }],
    ['is in a composed decorator', { before: `${SIGNED_IN}const Auth = (...roles) => applyDecorators(SetMetadata('roles', roles), UseGuards(SignedIn))`, onMethod: "@Auth('clerk')" }, { before: `${SIGNED_IN}const Auth = (...roles) => applyDecorators(SetMetadata('roles', roles))`, onMethod: "@Auth('clerk')" }],
    ['is of the application', { before: SIGNED_IN, main: 'app.useGlobalGuards(new SignedIn(app.get(JwtService)))' }, { before: SIGNED_IN, main: 'app.useGlobalGuards()' }],
    ['is provided', { before: SIGNED_IN, providers: '{ provide: APP_GUARD, useClass: SignedIn }' }, { before: SIGNED_IN, providers: '{ provide: SignedIn, useClass: SignedIn }' }],
    ['is provided by a factory', { before: SIGNED_IN, providers: '{ provide: APP_GUARD, useFactory: tokens => new SignedIn(tokens), inject: [JwtService] }' }, { providers: '{ provide: APP_GUARD, useClass: ThrottlerGuard }' }],
    ['closes what is not open', { before: `${KEYS}${byDefault(READ)}`, providers: PROVIDED }, { before: `${KEYS}${byDefault(READ)}`, providers: PROVIDED, onMethod: '@Open()' }],
    ['does not know the mark', { before: `${KEYS}${byDefault('')}`, providers: PROVIDED, onMethod: '@Open()' }, { before: `${KEYS}${byDefault(READ)}`, providers: PROVIDED, onClass: '@Open()' }],
    ['reads the mark of the method alone', { before: `${KEYS}${byDefault('if (this.reflector.get(OPEN, context.getHandler())) return true')}`, providers: PROVIDED, onClass: '@Open()' }, { before: `${KEYS}${byDefault('if (this.reflector.get(OPEN, context.getHandler())) return true')}`, providers: PROVIDED, onMethod: '@Open()' }],
    ['reads a mark that is a decorator', { before: `const Open = Reflector.createDecorator<boolean>()\n${byDefault('if (this.reflector.get(Open, context.getHandler())) return true')}`, providers: PROVIDED }, { before: `const Open = Reflector.createDecorator<boolean>()\n${byDefault('if (this.reflector.get(Open, context.getHandler())) return true')}`, providers: PROVIDED, onMethod: '@Open(true)' }],
    ['reads the roles', { before: `${KEYS}class ByRole { constructor(private reflector: Reflector) {} canActivate(context) { const roles = this.reflector.get('roles', context.getHandler()); if (!roles) return true; const { user } = context.switchToHttp().getRequest(); return roles.some(role => user?.roles?.includes(role)) } }`, onClass: '@UseGuards(ByRole)', onMethod: "@Roles('clerk')" }, { before: `${KEYS}class ByRole { constructor(private reflector: Reflector) {} canActivate(context) { const roles = this.reflector.get('roles', context.getHandler()); if (!roles) return true; const { user } = context.switchToHttp().getRequest(); return roles.some(role => user?.roles?.includes(role)) } }`, onClass: '@UseGuards(ByRole)' }],
    ['is there to read the mark', { before: `${SIGNED_IN}${KEYS}`, onClass: '@UseGuards(SignedIn)', onMethod: "@Roles('clerk')" }, { before: `${SIGNED_IN}${KEYS}`, onMethod: "@Roles('clerk')" }],
    ['is a middleware for the route', { before: 'class Signed { use(request, response, next) { if (!request.user) throw new UnauthorizedException(); next() } }', module: 'configure(consumer) { consumer.apply(Signed).forRoutes(Loans) }' }, { before: 'class Signed { use(request, response, next) { if (!request.user) throw new UnauthorizedException(); next() } }', module: "configure(consumer) { consumer.apply(Signed).exclude({ path: 'loans', method: RequestMethod.POST }).forRoutes(Loans) }" }],
    ['is a middleware for the verb', { before: 'const signed = (request, response, next) => { if (!request.user) throw new HttpException("", HttpStatus.UNAUTHORIZED); next() }', module: "configure(consumer) { consumer.apply(signed).forRoutes({ path: 'loans', method: RequestMethod.POST }) }" }, { before: 'const signed = (request, response, next) => { if (!request.user) throw new HttpException("", HttpStatus.UNAUTHORIZED); next() }', module: "configure(consumer) { consumer.apply(signed).forRoutes({ path: 'loans', method: RequestMethod.GET }) }" }],
    ['is a middleware for everything', { before: 'const signed = (request, response, next) => { if (!request.user) throw new UnauthorizedException(); next() }', module: "configure(consumer) { consumer.apply(signed).forRoutes('*') }" }, { before: 'const signed = (request, response, next) => { if (!request.user) throw new UnauthorizedException(); next() }', module: "configure(consumer) { consumer.apply(signed).exclude('loans').forRoutes('{*rest}') }" }],
    ['is a middleware of the application', { main: 'app.use((request, response, next) => { if (!request.session.user) return response.status(401).end(); next() })' }, { main: 'app.use((request, response, next) => { request.started = 1; next() })' }],
    ['stands in the handler', { parameters: '@Reader() reader', before: 'const Reader = createParamDecorator((data, context) => context.switchToHttp().getRequest().user)', body: 'if (!reader) throw new UnauthorizedException(); return { id: reader.id }' }, { parameters: '@Reader() reader', before: 'const Reader = createParamDecorator((data, context) => context.switchToHttp().getRequest().user)', body: 'return { id: reader }' }],
    ['is in the decorator of a parameter that refuses', { parameters: '@Reader() reader', before: 'const Reader = createParamDecorator((data, context) => { const { user } = context.switchToHttp().getRequest(); if (!user) throw new UnauthorizedException(); return user })', body: 'return { id: reader.id }' }, { parameters: '@Body() loan', body: 'if (!loan.title) throw new UnauthorizedException(); return loan' }],
    ['reads the request of GraphQL', { before: 'class G { canActivate(context) { return !!GqlExecutionContext.create(context).getContext().req.user } }', onMethod: '@UseGuards(G)' }, { before: 'class G { canActivate(context) { return !!GqlExecutionContext.create(context).getContext().req } }', onMethod: '@UseGuards(G)' }],
    ['is no interceptor', { before: SIGNED_IN, onMethod: "@UseGuards(SignedIn) @UseInterceptors(FileInterceptor('cover'))" }, { onMethod: "@UseInterceptors(FileInterceptor('cover'))" }]
  ])('%s', (_name, guarded, open) => {
    expect([auth(guarded), auth(open)]).toEqual(['proven', 'absent'])
  })

  it('of packages without a model are open questions', () => {
    expect(auth({ before: "import { KeycloakGuard } from 'nest-keycloak-connect'", onMethod: '@UseGuards(KeycloakGuard)' })).toBe('opaque')
  })

  it('say whether they ask who calls or what they may do', () => {
    const before = 'class Staff { canActivate(context) { return context.switchToHttp().getRequest().user?.role === "clerk" } }'
    const found = routes({ 'main.ts': `${IMPORTS}${before}\n${SIGNED_IN}@Controller('loans') class Loans { @UseGuards(SignedIn, Staff) @Post() add() { return 1 } }\n@Module({ controllers: [Loans] }) class App {}\nNestFactory.create(App)` })
    expect(found).toEqual(['POST /loans proven SignedIn@main.ts:13 Staff@main.ts:8 -> Loans.add'])
  })
})
