import { describe, expect, it } from 'vitest'
import { inspect } from '../rules/inspect.ts'

const IMPORTS = `import { Body, ClassSerializerInterceptor, Controller, createParamDecorator, Get, Injectable, Module, Param, ParseArrayPipe, ParseIntPipe, Patch, Post, Query, Req, UseInterceptors, UsePipes, ValidationPipe } from '@nestjs/common'
import { APP_INTERCEPTOR, APP_PIPE, NestFactory } from '@nestjs/core'
import { OmitType, PartialType, PickType } from '@nestjs/mapped-types'
import { InjectRepository } from '@nestjs/typeorm'
import { Exclude, plainToInstance, Type } from 'class-transformer'
import { IsBoolean, IsString, ValidateNested } from 'class-validator'
import { map } from 'rxjs'
import { createZodDto, ZodValidationPipe } from 'nestjs-zod'
import { z } from 'zod'
import { Column, Entity, ManyToOne, PrimaryGeneratedColumn, Repository } from 'typeorm'
`
const entity = (mark = ''): string => `@Entity() class Reader { @PrimaryGeneratedColumn() id: number; @Column() name: string; @Column() role: string; ${mark} @Column() passwordHash: string }
`
const DTO = 'class NewReader { @IsString() name: string }\n'
const SERVICE = `@Injectable() class Readers {
  constructor(@InjectRepository(Reader) private readonly rows: Repository<Reader>) {}
  add(reader: Partial<Reader>) { return this.rows.insert(reader) }
  one(id: number) { return this.rows.findOneBy({ id }) }
  search(name: string) { return this.rows.query("select name from reader where name = '" + name + "'") }
}
`

interface Parts { before?: string, controller: string, mark?: string, providers?: string, main?: string, onClass?: string, others?: Readonly<Record<string, string>> }

function found(rule: string, { before = '', controller, mark = '', providers = '', main = '', onClass = '', others = {} }: Parts): number {
  const text = `${IMPORTS}${entity(mark)}${before}${SERVICE}
@Controller('readers') ${onClass} class ReadersController { constructor(private readonly readers: Readers) {}
  ${controller}
}
@Module({ controllers: [ReadersController], providers: [Readers, ${providers}] }) class App {}
async function start() { const app = await NestFactory.create(App); ${main} }
start()
`
  return inspect(rule, { 'src/main.ts': text, ...others }).length
}

const STRICT = 'app.useGlobalPipes(new ValidationPipe({ whitelist: true }))'
const add = (type: string): string => `@Post() add(@Body() reader: ${type}) { return this.readers.add(reader) }`

describe('keys of a body, each way that keeps them with one that strips them', () => {
  it.each<[string, Parts, Parts]>([
    ['whitelist', { before: DTO, controller: add('NewReader'), main: 'app.useGlobalPipes(new ValidationPipe({ transform: true }))' }, { before: DTO, controller: add('NewReader'), main: STRICT }],
    ['no pipe', { before: DTO, controller: add('NewReader') }, { before: DTO, controller: add('NewReader'), providers: '{ provide: APP_PIPE, useValue: new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true }) }' }],
    ['pipe of the method', { before: DTO, controller: `@UsePipes(new ValidationPipe()) ${add('NewReader')}` }, { before: DTO, controller: `@UsePipes(new ValidationPipe({ whitelist: true })) ${add('NewReader')}` }],
    ['pipe of the parameter', { before: DTO, controller: '@Post() add(@Body(ValidationPipe) reader: NewReader) { return this.readers.add(reader) }' }, { before: DTO, controller: '@Post() add(@Body(new ValidationPipe({ whitelist: true })) reader: NewReader) { return this.readers.add(reader) }' }],
    ['pipe of the class, by a factory', { before: DTO, controller: add('NewReader'), providers: '{ provide: APP_PIPE, useFactory: () => new ValidationPipe() }' }, { before: DTO, controller: add('NewReader'), onClass: '@UsePipes(new ValidationPipe({ whitelist: true }))' }],
    ['a subclass of the pipe', { before: `${DTO}class Strict extends ValidationPipe { constructor() { super({ transform: true }) } }\n`, controller: add('NewReader'), main: 'app.useGlobalPipes(new Strict())' }, { before: `${DTO}class Strict extends ValidationPipe { constructor() { super({ whitelist: true }) } }\n`, controller: add('NewReader'), main: 'app.useGlobalPipes(new Strict())' }],
    ['a field that is not decorated', { before: 'class NewReader { @IsString() name: string; @IsString() role: string }\n', controller: add('NewReader'), main: STRICT }, { before: 'class NewReader { @IsString() name: string; role: string }\n', controller: add('NewReader'), main: STRICT }],
    ['an interface', { before: 'interface NewReader { name: string }\n', controller: add('NewReader'), main: STRICT }, { before: DTO, controller: add('NewReader'), main: STRICT }],
    ['Partial of a class', { before: DTO, controller: add('Partial<NewReader>'), main: STRICT }, { before: `${DTO}class Change extends PartialType(NewReader) {}\n`, controller: add('Change'), main: STRICT }],
    ['a union', { before: DTO, controller: add('NewReader | null'), main: STRICT }, { before: DTO, controller: '@Post() add(@Body() reader?: NewReader) { return this.readers.add(reader) }', main: STRICT }],
    ['any', { controller: add('any'), main: STRICT }, { before: DTO, controller: add('NewReader'), main: STRICT }],
    ['an array', { before: DTO, controller: '@Post() add(@Body() readers: NewReader[]) { return this.readers.add(readers[0]) }', main: STRICT }, { before: DTO, controller: '@Post() add(@Body(new ParseArrayPipe({ items: NewReader, whitelist: true })) readers: NewReader[]) { return this.readers.add(readers[0]) }', main: STRICT }],
    ['fields picked and omitted', { before: 'class Full { @IsString() name: string; @IsString() role: string }\nclass NewReader extends OmitType(Full, [\'name\'] as const) {}\n', controller: add('NewReader'), main: STRICT }, { before: 'class Full { @IsString() name: string; @IsString() role: string }\nclass NewReader extends PickType(Full, [\'name\'] as const) {}\n', controller: add('NewReader'), main: STRICT }],
    ['one key of the body', { before: DTO, controller: "@Post() add(@Body('reader') reader: object) { return this.readers.add(reader) }", main: STRICT }, { before: DTO, controller: "@Post() add(@Body('reader') reader: NewReader) { return this.readers.add(reader) }", main: STRICT }],
    ['the request itself', { controller: '@Post() add(@Req() request) { return this.readers.add(request.body) }', main: STRICT }, { controller: '@Post() add(@Req() request) { return this.readers.add({ name: request.body.name }) }' }],
    ['a pipe of the same name', { before: `${DTO}class Own { transform(value) { if (!value.name) throw new Error(); return value } }\n`, controller: add('NewReader'), main: 'app.useGlobalPipes(new Own())' }, { before: `${DTO}class Own { transform(value) { return { name: value.name } } }\n`, controller: add('NewReader'), main: 'app.useGlobalPipes(new Own())' }],
    ['a schema as pipe', { before: 'class Parse { constructor(private schema) {} transform(value) { return this.schema.parse(value) } }\nconst schema = z.looseObject({ name: z.string() })\n', controller: '@Post() add(@Body(new Parse(schema)) reader) { return this.readers.add(reader) }' }, { before: 'class Parse { constructor(private schema) {} transform(value) { return this.schema.parse(value) } }\nconst schema = z.object({ name: z.string() })\n', controller: '@Post() add(@Body(new Parse(schema)) reader) { return this.readers.add(reader) }' }],
    ['a schema as class', { before: 'class NewReader extends createZodDto(z.object({ name: z.string() })) {}\n', controller: add('NewReader') }, { before: 'class NewReader extends createZodDto(z.object({ name: z.string() })) {}\n', controller: add('NewReader'), main: 'app.useGlobalPipes(new ZodValidationPipe())' }],
    ['a decorator of a parameter', { before: 'const Given = createParamDecorator((data, context) => context.switchToHttp().getRequest().body)\n', controller: '@Post() add(@Given() reader) { return this.readers.add(reader) }' }, { before: 'const Given = createParamDecorator((data, context) => context.switchToHttp().getRequest().user)\n', controller: '@Post() add(@Given() reader) { return this.readers.add(reader) }' }]
  ])('%s', (_name, open, closed) => {
    expect([found('no-mass-assignment', open), found('no-mass-assignment', closed)]).toEqual([1, 0])
  })

  it('a class that is imported as a type is not looked at', () => {
    const dto = { 'src/dto.ts': "import { IsString } from 'class-validator'\nexport class NewReader { @IsString() name: string }\n" }
    const parts = (form: string): Parts => ({ before: `import ${form} from './dto'\n`, controller: add('NewReader'), main: STRICT, others: dto })
    expect([found('no-mass-assignment', parts('type { NewReader }')), found('no-mass-assignment', parts('{ type NewReader }')), found('no-mass-assignment', parts('{ NewReader }'))])
      .toEqual([1, 1, 0])
  })
})

describe('rows that handlers give back', () => {
  const one = (controller = "@Get(':id') one(@Param('id') id: number) { return this.readers.one(id) }", more: Partial<Parts> = {}): number =>
    found('no-entity-response', { controller, ...more })

  it('leave whole, in objects too', () => {
    expect([one(), one("@Get(':id') async one(@Param('id') id: number) { const reader = await this.readers.one(id); return { data: reader } }")]).toEqual([1, 1])
    expect(one("@Get(':id') async one(@Param('id') id: number) { const { name } = await this.readers.one(id); return { name } }")).toBe(0)
  })

  it('lose what is excluded where the interceptor writes them', () => {
    expect(one(undefined, { mark: '@Exclude()' })).toBe(1)
    expect(one(undefined, { mark: '@Exclude()', main: 'app.useGlobalInterceptors(new ClassSerializerInterceptor(app.get(Reflector)))' })).toBe(0)
    expect(one(undefined, { mark: '@Exclude()', providers: '{ provide: APP_INTERCEPTOR, useClass: ClassSerializerInterceptor }' })).toBe(0)
    expect(one(undefined, { mark: '@Exclude()', onClass: '@UseInterceptors(ClassSerializerInterceptor)' })).toBe(0)
    expect(one(undefined, { onClass: '@UseInterceptors(ClassSerializerInterceptor)' })).toBe(1)
  })

  it('are what interceptors map them to', () => {
    const wraps = 'class Wrap { intercept(context, next) { return next.handle().pipe(map(data => ({ data }))) } }\n'
    const picks = 'class Pick { intercept(context, next) { return next.handle().pipe(map(data => ({ name: data.name }))) } }\n'
    expect([one(undefined, { before: wraps, onClass: '@UseInterceptors(Wrap)' }), one(undefined, { before: picks, onClass: '@UseInterceptors(Pick)' })]).toEqual([1, 0])
  })
})

describe('text of a query', () => {
  it('is what pipes leave of it', () => {
    const search = (parameter: string): Parts => ({ controller: `@Get() search(${parameter}) { return this.readers.search(name) }` })
    expect(found('no-sql-injection', search("@Query('name') name: string"))).toBe(1)
    expect(found('no-sql-injection', search("@Query('name', ParseIntPipe) name: number"))).toBe(0)
    const number = search("@Query('name') name: number")
    expect([found('no-sql-injection', number), found('no-sql-injection', { ...number, main: 'app.useGlobalPipes(new ValidationPipe({ transform: true }))' })]).toEqual([1, 0])
  })
})
