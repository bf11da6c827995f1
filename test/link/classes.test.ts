import { describe, expect, test } from 'vitest'
import { project } from './project.ts'

describe('members of objects', () => {
  test('fields, assignments, getters, statics, inheritance', () => {
    const shop = project({ 'main.ts': `
      import express from 'express'
      class Base { kind = 'base'; constructor(public name) { this.app = express() } whoAmI() { return this.kind } static make() { return new this() } }
      class Ward extends Base {
        static all = { north: 1 }
        kind = 'ward'
        beds
        constructor() { super('north'); this.beds = 4 }
        get label() { return this.name }
        open = () => this.beds
      }
      const ward = new Ward()
      const kind = ward.kind
      const app = ward.app
      const name = ward.name
      const label = ward.label
      const who = ward.whoAmI()
      const beds = ward.open()
      const north = Ward.all.north
    ` })
    expect(shop.of('kind')).toBe("'ward'")
    expect(shop.of('app')).toBe('express#Application')
    expect(shop.of('name')).toBe("'north'")
    expect(shop.of('label')).toBe("'north'")
    expect(shop.of('who')).toBe("'ward'")
    expect(shop.of('beds')).toBe('4')
    expect(shop.of('north')).toBe('1')
  })

  test('assignments in methods count', () => {
    const shop = project({ 'main.ts': `
      import { Pool } from 'pg'
      class Db { private pool: unknown; connect() { this.pool = new Pool() } run() { return this.pool } }
      const pool = new Db().run()
    ` })
    expect(shop.of('pool')).toBe('pg#Pool')
  })

  test('two instances keep what they were made with', () => {
    const shop = project({ 'main.ts': `
      class Controller { constructor(private service) {} get own() { return this.service } }
      const a = new Controller('x').own
      const b = new Controller('y').own
    ` })
    expect([shop.of('a'), shop.of('b')]).toEqual(["'x'", "'y'"])
  })
})

describe('injection', () => {
  test('by the declared type of a parameter property', () => {
    const shop = project({
      'controller.ts': `import { Users } from './users'\nexport class Controller { constructor(private readonly users: Users) {} list() { show(this.users.all()) } }`,
      'users.ts': `import { Pool } from 'pg'\nexport class Users { constructor(private pool: Pool) {} all() { return this.pool } }`
    })
    expect(shop.shown()).toBe('pg#Pool')
  })

  test('by an interface that one class implements', () => {
    const shop = project({
      'service.ts': `import type { Store } from './store'\nexport class Service { constructor(private store: Store) {} run() { show(this.store.open()) } }`,
      'store.ts': `export interface Store { open(): string }`,
      'pg.ts': `import { Store } from './store'\nexport class PgStore implements Store { open() { return 'pg' } }`
    })
    expect(shop.shown()).toBe("'pg'")
  })

  test('by argument, and by a record of dependencies with a declared type', () => {
    const shop = project({
      'main.ts': `import { Pool } from 'pg'\nimport { Service } from './service'\nnew Service(new Pool())`,
      'service.ts': `export class Service { constructor(db) { this.db = db } run() { show(this.db) } }`,
      'deps.ts': `import { Pool } from 'pg'\ninterface Deps { readonly pool: Pool }\nexport function make({ pool }: Deps) { show(pool) }`
    })
    expect(shop.shown('service.ts')).toBe('pg#Pool')
    expect(shop.shown('deps.ts')).toBe('pg#Pool')
  })

  test('containers that are asked for a class, or told the type', () => {
    const shop = project({
      'main.ts': `
        import { Container } from 'typedi'
        import { container } from 'inversify'
        class Users { name = 'users' }
        const a = Container.get(Users)
        const b = container.get<Users>('users')
        const c = container.get('users') as Users
      `
    })
    expect([shop.of('a'), shop.of('b'), shop.of('c')]).toEqual(['a Users', 'a Users', 'a Users'])
  })
})

test('an abstract member is that of the subclasses', () => {
  const shop = project({
    'base.ts': `export abstract class Base { abstract path(): string; register() { show(this.path()) } }`,
    'books.ts': `import { Base } from './base'\nexport class Books extends Base { path() { return '/books' } }`
  })
  expect(shop.shown()).toBe("'/books'")
})

test('a class of a package: its members, statics and type', () => {
  const shop = project({ 'main.ts': `
    import { Model, repositoryOf, Client } from 'orm'
    export class Book extends Model { title = 'x' }
    class Special extends Book {}
    const made = Book.create({})
    const scoped = Special.scope()
    const repository = repositoryOf(Book)
    const query = repository.query()
    const again = query.where(1).where(2)
    const db = new Client()
    const loans = db.loans
    db.transaction(tx => { show(tx.loans) })
  ` })
  expect(shop.of('repository')).toBe('orm#Repository<main.ts#Book>')
  expect(shop.of('query')).toBe('orm#Query<main.ts#Book>')
  expect(shop.of('again')).toBe('orm#Query<main.ts#Book>')
  expect(shop.of('scoped')).toBe('class Special')
  expect(shop.of('loans')).toBe('orm#Delegate<loans>')
  expect(shop.shown()).toBe('orm#Delegate<loans>')
  const book = shop.program.classRef(shop.modules.get('/shop/main.ts')!, 1)
  expect(shop.program.ancestors(book).library).toEqual({ package: 'orm', type: 'Model' })
})

test('types: generics, typeof, ReturnType, InstanceType, aliases', () => {
  const shop = project({ 'main.ts': `
    import type { Repository } from 'orm'
    import { Pool } from 'pg'
    class Book {}
    const open = () => new Pool()
    type Db = ReturnType<typeof open>
    type Books = Repository<Book> | null
    interface MyPool extends Pool { own: number }
    export function f(a: Books, b: Db, c: typeof open, d: InstanceType<typeof Book>, e: Promise<MyPool>) {
      const [ra, rb, rc, rd, re] = [a, b, c, d, e]
      const va = ra, vb = rb, vc = rc, vd = rd, ve = re
    }
  ` })
  expect(shop.of('va')).toBe('orm#Repository<main.ts#Book>')
  expect(shop.of('vb')).toBe('pg#Pool')
  expect(shop.of('vc')).toBe('function open')
  expect(shop.of('vd')).toBe('a Book')
  expect(shop.of('ve')).toBe('pg#Pool')
})

test('keys of types: inheritance, utility types, classes', () => {
  const shop = project({
    'main.ts': `
      import type { Base } from './base'
      interface Book extends Base { title: string; price?: number }
      class Dto { title: string; author: string }
      export function f(a: Omit<Book, 'price'>, b: Partial<Dto>, c: Pick<Book, 'id' | 'title'> & { extra: 1 }, d: Record<'x' | 'y', number>, e: any) {}
    `,
    'base.ts': `export interface Base { id: string }`
  })
  const module = shop.modules.get('/shop/main.ts')!
  const f = module.functions.find(node => node.name === 'f')!
  const keys = f.parameters.map(parameter => {
    const known = shop.program.keys(module, parameter.type!)
    return known && [...known.keys()].sort().join()
  })
  expect(keys).toEqual(['id,title', 'author,title', 'extra,id,title', 'x,y', null])
})
