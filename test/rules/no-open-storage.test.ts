import { describe, expect, test } from 'vitest'
import { inspect } from './inspect.ts'

const rule = 'no-open-storage'
const all = { preset: 'all' } as const

const servers: readonly (readonly [framework: string, server: (folder: string) => string])[] = [
  ['Express', folder => `import express from 'express'\nimport path from 'node:path'\nexpress().use(express.static(${folder}))\n`],
  ['serve-static', folder => `import path from 'path'\nimport serve from 'serve-static'\nimport express from 'express'\nexpress().use('/files', serve(${folder}))\n`],
  ['Fastify', folder => `import fastify from 'fastify'\nimport path from 'node:path'\nimport files from '@fastify/static'\nfastify().register(files, { root: ${folder} })\n`],
  ['Koa', folder => `import Koa from 'koa'\nimport path from 'node:path'\nimport files from 'koa-static'\nnew Koa().use(files(${folder}))\n`],
  ['Hono', folder => `import { Hono } from 'hono'\nimport path from 'node:path'\nimport { serveStatic } from '@hono/node-server/serve-static'\nnew Hono().use('/files/*', serveStatic({ root: ${folder} }))\n`],
  ['NestJS', folder => `import { NestFactory } from '@nestjs/core'\nimport path from 'node:path'\nconst app = await NestFactory.create(AppModule)\napp.useStaticAssets(${folder})\n`],
  ['a module of NestJS', folder => `import { ServeStaticModule } from '@nestjs/serve-static'\nimport path from 'node:path'\nexport const files = ServeStaticModule.forRoot({ rootPath: ${folder} })\n`]
]

describe.each(servers)('%s', (_, server) => {
  test.each(['__dirname', '\'./\'', 'process.cwd()', 'path.join(__dirname, \'..\')', 'path.resolve(\'.\')', 'import.meta.dirname'])('the project itself: %s', folder => {
    expect(inspect(rule, server(folder))).toEqual([expect.stringContaining('error high')])
  })
  test.each(['\'public\'', 'path.join(__dirname, \'public\')', 'path.join(process.cwd(), \'dist/web\')', 'process.env.FILES', 'config.folder', 'path.join(__dirname, name)'])('silent: %s', folder => {
    expect(inspect(rule, server(folder), all)).toEqual([])
  })
})

test('the folder of a module, by its address', () => {
  const server = (more: string): string => `import express from 'express'\nimport { dirname, join } from 'node:path'\nimport { fileURLToPath } from 'node:url'\nconst here = dirname(fileURLToPath(import.meta.url))\nexpress().use(express.static(${more}))\n`
  expect(inspect(rule, server('here'))).toHaveLength(1)
  expect(inspect(rule, server('join(here, \'assets\')'), all)).toEqual([])
})

test('listings and hidden files', () => {
  const listing = (path: string): string => `import express from 'express'\nimport serveIndex from 'serve-index'\nexpress().use('${path}', serveIndex('manifests', { icons: true }))\n`
  expect(inspect(rule, listing('/manifests'))).toEqual([expect.stringContaining('lists what lies in the folder')])
  expect(inspect(rule, listing('/.well-known'), all)).toEqual([])
  const hidden = (value: string): string => `import express from 'express'\nexpress().use(express.static('public', { dotfiles: '${value}' }))\n`
  expect(inspect(rule, hidden('allow'))).toHaveLength(1)
  expect(inspect(rule, hidden('ignore'), all)).toEqual([])
})

test('objects that everybody may read or write', () => {
  const put = (access: string): string => `import { PutObjectCommand } from '@aws-sdk/client-s3'\nexport const put = (Key: string) => new PutObjectCommand({ Bucket: 'scans', Key, ${access} })\n`
  expect(inspect(rule, put('ACL: \'public-read-write\''))).toEqual([expect.stringContaining('error high')])
  expect(inspect(rule, put('ACL: \'public-read\''))).toEqual([])
  expect(inspect(rule, put('ACL: \'public-read\''), all)).toHaveLength(1)
  expect(inspect(rule, put('ACL: \'private\''), all)).toEqual([])
})

test('files that everybody on the machine may write', () => {
  const change = (mode: string): string => `import fs from 'node:fs'\nexport const open = (file: string) => { fs.chmodSync(file, ${mode}) }\n`
  expect(inspect(rule, change('0o777'))).toHaveLength(1)
  expect(inspect(rule, change('\'0666\''))).toHaveLength(1)
  expect(inspect(rule, change('0o644'), all)).toEqual([])
})
