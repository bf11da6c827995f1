import { describe, expect, test } from 'vitest'
import { inspect, type Files } from './inspect.ts'

const rule = 'require-upload-restriction'
const all = { preset: 'all' } as const

/** One server a framework; the words are the options of what takes the files. */
const servers: readonly (readonly [framework: string, server: (options: string) => string, limited: string])[] = [
  ['multer on Express', options => `import express from 'express'\nimport multer from 'multer'\nconst app = express()\nconst upload = multer(${options})\napp.post('/scans', upload.single('scan'), (req, res) => { res.end() })\n`, '{ limits: { fileSize: 1e6 }, fileFilter }'],
  ['express-fileupload', options => `import express from 'express'\nimport fileUpload from 'express-fileupload'\nconst app = express()\napp.use(fileUpload(${options}))\napp.post('/scans', (req, res) => { res.end() })\n`, '{ limits: { fileSize: 1e6 } }'],
  ['multer on Koa', options => `import Koa from 'koa'\nimport Router from '@koa/router'\nimport multer from '@koa/multer'\nconst router = new Router()\nconst upload = multer(${options})\nrouter.post('/scans', upload.array('scans'), ctx => { ctx.body = '' })\nnew Koa().use(router.routes())\n`, '{ limits: { fileSize: 1e6 }, fileFilter }'],
  ['NestJS', options => `import { Controller, Post, UseInterceptors } from '@nestjs/common'\nimport { FileInterceptor } from '@nestjs/platform-express'\n@Controller('scans')\nexport class Scans {\n  @Post()\n  @UseInterceptors(FileInterceptor('scan'${options === '' ? '' : `, ${options}`}))\n  add() { return '' }\n}\n`, '{ limits: { fileSize: 1e6 }, fileFilter }'],
  ['busboy', options => `import busboy from 'busboy'\nimport express from 'express'\nconst app = express()\napp.post('/scans', (req, res) => { req.pipe(busboy(${options === '' ? '{ headers: req.headers }' : options})) })\n`, '{ headers: req.headers, limits: { fileSize: 1e6 } }']
]

describe.each(servers)('%s', (_, server, limited) => {
  test('files of any size', () => {
    expect(inspect(rule, server(''))).toEqual([expect.stringMatching(/error (?:high|medium).*any size/)])
  })
  test('with limits', () => {
    expect(inspect(rule, server(limited), all)).toEqual([])
  })
  test('with options that cannot be followed', () => {
    expect(inspect(rule, server('options()'), all)).toEqual([])
  })
})

test('Fastify has a limit of its own, until it is raised', () => {
  const server = (options: string): string => `import fastify from 'fastify'\nimport multipart from '@fastify/multipart'\nconst app = fastify()\napp.register(multipart${options})\napp.post('/scans', async req => keep(await req.file()))\n`
  expect(inspect(rule, server(''), all)).toEqual([])
  expect(inspect(rule, server(', { limits: { fileSize: Infinity } }'))).toEqual([expect.stringContaining('any size')])
})

describe('multer', () => {
  const server = (options: string, use: string): string => `import express from 'express'\nimport multer from 'multer'\nconst app = express()\nconst upload = multer(${options})\napp.post('/scans', ${use}, (req, res) => { res.end() })\n`
  test('that takes no files', () => {
    expect(inspect(rule, server('', 'upload.none()'), all)).toEqual([])
  })
  test('without a list of types is doubtful', () => {
    const found = inspect(rule, server('{ limits: { fileSize: 10 } }', 'upload.any()'), all)
    expect(found).toEqual([expect.stringMatching(/warning low.*`POST \/scans`/)])
  })
  test('behind a guard it is a warning', () => {
    const guard = '(req, res, next) => { if (!req.user) return res.sendStatus(401); next() }, upload.any()'
    expect(inspect(rule, server('', guard))).toEqual([expect.stringContaining('warning high')])
  })
})

describe('NestJS', () => {
  const controller = (more: string): string => `import { Controller, MaxFileSizeValidator, ParseFilePipe, Post, UploadedFile, UseInterceptors } from '@nestjs/common'
import { FileInterceptor } from '@nestjs/platform-express'
@Controller('scans')
export class Scans {
  @Post()
  @UseInterceptors(FileInterceptor('scan', { fileFilter }))
  add(@UploadedFile(${more}) scan: unknown) { return keep(scan) }
}
`
  test('limits that the module sets for all', () => {
    const files: Files = {
      'src/scans.ts': controller(''),
      'src/module.ts': 'import { Module } from \'@nestjs/common\'\nimport { MulterModule } from \'@nestjs/platform-express\'\nimport { Scans } from \'./scans.ts\'\n@Module({ imports: [MulterModule.registerAsync({ useFactory: limits })], controllers: [Scans] })\nexport class AppModule {}\n'
    }
    expect(inspect(rule, files, all)).toEqual([])
  })
  test('a check behind it comes when the file is in memory: doubtful', () => {
    expect(inspect(rule, controller('new ParseFilePipe({ validators: [new MaxFileSizeValidator({ maxSize: 1000 })] })'))).toEqual([])
    expect(inspect(rule, controller(''))).toHaveLength(1)
  })
})
