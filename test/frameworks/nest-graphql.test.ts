import { describe, expect, it } from 'vitest'
import { recognise, routes } from './support/table.ts'

const IMPORTS = `import { Controller, Get, Inject, Injectable, Module, UseGuards, UnauthorizedException } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { Args, Context, GqlExecutionContext, Int, Mutation, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql'
`
const GUARDS = `@Injectable() class SignedIn { canActivate(context) { const { req } = GqlExecutionContext.create(context).getContext(); if (!req.user) throw new UnauthorizedException(); return true } }
@Injectable() class Anybody { canActivate(context) { const { req } = GqlExecutionContext.create(context).getContext(); return true } }
`
const table = (classes: string, providers: string): readonly string[] =>
  routes({ 'main.ts': `${IMPORTS}${GUARDS}${classes}\n@Module({ providers: [${providers}] }) class App {}\nNestFactory.create(App)` })

describe('operations of a GraphQL schema', () => {
  it('are methods of resolvers, by the names that the schema gives them', () => {
    expect(table(`@Resolver(() => Ward) class Wards {
      @Query(() => [Ward], { name: 'wards' }) list() {} @Query('ward') one() {} @Mutation(() => Ward) addWard() {} @Subscription(() => Ward) wardAdded() {}
      @ResolveField() beds() {} helper() {}
    }`, 'Wards')).toEqual([
      'QUERY wards absent -> Wards.list', 'QUERY ward absent -> Wards.one', 'MUTATION addWard absent -> Wards.addWard',
      'SUBSCRIPTION wardAdded absent -> Wards.wardAdded'
    ])
  })

  it('are none where nothing provides the resolver', () => {
    expect(table('@Resolver() class Wards { @Query(() => Int) count() {} }', '')).toEqual([])
  })

  it('are guarded as routes are', () => {
    const of = (guard: string): readonly string[] => table(`@Resolver() @UseGuards(${guard}) class Wards { @Mutation(() => Int) close() {} }`, 'Wards')
    expect(of('SignedIn')).toEqual(['MUTATION close proven SignedIn@main.ts:4 -> Wards.close'])
    expect(of('Anybody')).toEqual(['MUTATION close absent -> Wards.close'])
  })

  it('get what clients send as arguments', () => {
    const { surface } = recognise({ 'main.ts': `${IMPORTS}@Resolver() class Wards { @Mutation(() => Int) add(@Args('input') input, @Args({ name: 'no', type: () => Int }) no, @Args() all, @Context() context) {} }\n@Module({ providers: [Wards] }) class App {}\nNestFactory.create(App)` })
    expect(surface.routes[0]?.handler?.inputs?.map(input => input === null ? null : [input.part, input.key]))
      .toEqual([['body', 'input'], ['body', 'no'], ['body', null], ['context', null]])
  })
})

describe('what the container hands to constructors', () => {
  const call = (provider: string, parameter: string): readonly string[] => {
    const { program } = recognise({ 'main.ts': `${IMPORTS}const WARDS = Symbol('wards')
abstract class Store { abstract all() }
@Injectable() class PgStore extends Store { all() { return [] } }
@Controller('wards') class Wards { constructor(${parameter}) {} @Get() list() { return this.store.all() } }
@Module({ controllers: [Wards], providers: [${provider}] }) class App {}
NestFactory.create(App)` })
    const module = program.modules.get('/shop/main.ts')
    const [statement] = module?.functions.find(({ name }) => name === 'list')?.body ?? []
    if (module === undefined || statement?.kind !== 'return' || statement.value?.kind !== 'call') return []
    return program.targets({ module, node: statement.value }).map(target => target.kind === 'function' && target.function.node.bodySpan !== null ? target.function.node.name ?? '' : target.kind)
  }

  it.each([
    ['a class for an abstract one', '{ provide: Store, useClass: PgStore }', 'private readonly store: Store'],
    ['a class for a token', '{ provide: WARDS, useClass: PgStore }', '@Inject(WARDS) private readonly store'],
    ['a class for a text', '{ provide: "WARDS", useClass: PgStore }', '@Inject("WARDS") private readonly store: Wards'],
    ['what a factory makes', '{ provide: WARDS, useFactory: () => new PgStore() }', '@Inject(WARDS) private readonly store'],
    ['another provider', '{ provide: WARDS, useExisting: "STORE" }, { provide: "STORE", useClass: PgStore }', '@Inject(WARDS) private readonly store'],
    ['a value', '{ provide: WARDS, useValue: { all() { return [] } } }', '@Inject(WARDS) private readonly store']
  ])('%s', (_, provider, parameter) => {
    expect(call(provider, parameter)).toEqual(['all'])
  })

  it('is nothing under another token', () => {
    expect(call('{ provide: "BEDS", useClass: PgStore }', '@Inject(WARDS) private readonly store')).toEqual([])
  })
})
