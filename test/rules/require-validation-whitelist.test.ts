import { expect, test } from 'vitest'
import { fixed, inspect, type Files } from './inspect.ts'

const rule = 'require-validation-whitelist'
const all = { preset: 'all' } as const

function server(pipe: string, { body = '@Body() loan: CreateLoan', where = 'main' } = {}): Files {
  const decorator = where === 'method' ? `@UsePipes(${pipe}) ` : ''
  return {
    'src/loans.ts': `import { Body, Controller, Get, Post, Query, UsePipes, ValidationPipe } from '@nestjs/common'
import { IsString } from 'class-validator'
class CreateLoan { @IsString() title!: string }
@Controller('loans')
export class Loans {
  @Post() ${decorator}add(${body}) { return keep(loan) }
}
`,
    'src/main.ts': `import { Module, ValidationPipe } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { Loans } from './loans.ts'
@Module({ controllers: [Loans] })
class AppModule {}
async function start() {
  const app = await NestFactory.create(AppModule)
  ${where === 'main' ? `app.useGlobalPipes(${pipe})` : ''}
  await app.listen(80)
}
void start()
`
  }
}

test.each(['new ValidationPipe()', 'new ValidationPipe({ transform: true })', 'new ValidationPipe({ whitelist: false })'])('reported: %s', pipe => {
  expect(inspect(rule, server(pipe))).toEqual([expect.stringMatching(/warning high.*`CreateLoan`.*`POST \/loans`/)])
})

test('at the method', () => {
  expect(inspect(rule, server('new ValidationPipe()', { where: 'method' }))).toEqual([expect.stringContaining('src/loans.ts:6')])
})

test.each([
  'new ValidationPipe({ whitelist: true })', 'new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true })', 'new ValidationPipe(options)',
  'new ValidationPipe({ ...defaults })', 'new OwnPipe()'
])('silent: %s', pipe => {
  expect(inspect(rule, server(pipe), all)).toEqual([])
})

test('silent where no body goes through it', () => {
  expect(inspect(rule, server('new ValidationPipe()', { body: '@Query() loan: CreateLoan' }), all)).toEqual([])
})

test('the suggestion drops what has no rule', () => {
  expect(fixed(rule, server('new ValidationPipe({ transform: true })'))).toContain('new ValidationPipe({ whitelist: true, transform: true })')
})
