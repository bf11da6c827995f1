/** A generated file: its path relative to the project, and its text. */
export interface GeneratedFile {
  readonly path: string
  readonly text: string
}

/** A group of related files: entity, repository, service, schema, controller, router and two of glue. */
const FILES_PER_UNIT = 8

/**
 * A bookshop's server of about `size` files in the manner of ordinary Express code: one entity a unit, plain layers, most
 * routes guarded, a few with a defect. The same size gives the same texts.
 */
export function generateProject(size: number): GeneratedFile[] {
  const units = Math.max(1, Math.floor(size / FILES_PER_UNIT))
  const names = Array.from({ length: units }, (_, index) => `Shelf${index}`)
  return [
    { path: 'package.json', text: '{ "name": "generated-bookshop", "dependencies": { "express": "^5.0.0", "typeorm": "^1.0.0" } }\n' },
    { path: 'src/app.ts', text: app(names) },
    { path: 'src/guard.ts', text: guard },
    { path: 'src/data-source.ts', text: dataSource },
    ...names.flatMap((name, index) => unit(name, index))
  ]
}

function app(names: readonly string[]): string {
  return `import express from 'express'
import { signedIn } from './guard.ts'
${names.map(name => `import { ${lower(name)}Router } from './${lower(name)}/router.ts'`).join('\n')}

export const app = express()
app.use(express.json())
${names.map((name, index) => `app.use('/${lower(name)}s', ${index % 5 === 0 ? '' : 'signedIn, '}${lower(name)}Router)`).join('\n')}
app.listen(3000)
`
}

const guard = `import type { NextFunction, Request, Response } from 'express'
import jwt from 'jsonwebtoken'

export function signedIn(req: Request, res: Response, next: NextFunction) {
  const token = req.headers.authorization?.replace('Bearer ', '')
  if (!token) return res.status(401).json({ error: 'sign in first' })
  try {
    jwt.verify(token, process.env.JWT_SECRET!, { algorithms: ['HS256'] })
    next()
  } catch {
    res.status(401).json({ error: 'sign in first' })
  }
}
`

const dataSource = `import { DataSource } from 'typeorm'

export const dataSource = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, entities: [] })
`

function unit(name: string, index: number): GeneratedFile[] {
  const folder = `src/${lower(name)}`
  return [
    { path: `${folder}/entity.ts`, text: entity(name) },
    { path: `${folder}/types.ts`, text: types(name) },
    { path: `${folder}/schema.ts`, text: schema(name) },
    { path: `${folder}/repository.ts`, text: repository(name, index) },
    { path: `${folder}/service.ts`, text: service(name) },
    { path: `${folder}/mapper.ts`, text: mapper(name) },
    { path: `${folder}/controller.ts`, text: controller(name, index) },
    { path: `${folder}/router.ts`, text: router(name) }
  ]
}

function entity(name: string): string {
  return `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

@Entity('${lower(name)}')
export class ${name} {
  @PrimaryGeneratedColumn() id!: number
  @Column() title!: string
  @Column({ type: 'text', nullable: true }) note?: string
  @Column({ default: 0 }) price!: number
  @Column({ default: false }) isApproved!: boolean
  @Column({ nullable: true }) accessToken?: string
}
`
}

function types(name: string): string {
  return `export interface ${name}Draft { title: string, note?: string }
export interface ${name}View { id: number, title: string, note: string | null }
export type ${name}Filter = Partial<Pick<${name}View, 'title' | 'note'>> & { page?: number }
`
}

function schema(name: string): string {
  return `import { z } from 'zod'

export const draft${name} = z.object({ title: z.string().min(1).max(200), note: z.string().optional() })
export const filter${name} = z.object({ title: z.string().optional(), page: z.coerce.number().int().min(1).default(1) })
`
}

function repository(name: string, index: number): string {
  const search = index % 10 === 0
    ? `return dataSource.query(\`SELECT * FROM ${lower(name)} WHERE title = '\${title}'\`)`
    : `return this.rows.find({ where: { title }, take: 50 })`
  return `import { dataSource } from '../data-source.ts'
import { ${name} } from './entity.ts'

export class ${name}Repository {
  private readonly rows = dataSource.getRepository(${name})

  async byId(id: number) { return this.rows.findOneBy({ id }) }
  async search(title: string) { ${search} }
  async add(values: Partial<${name}>) { return this.rows.save(this.rows.create(values)) }
  async change(id: number, values: Partial<${name}>) {
    await this.rows.update({ id }, values)
    return this.byId(id)
  }
  async remove(id: number) { await this.rows.delete({ id }) }
}
`
}

function service(name: string): string {
  return `import type { ${name}Draft, ${name}View } from './types.ts'
import { to${name}View } from './mapper.ts'
import { ${name}Repository } from './repository.ts'

export class ${name}Service {
  constructor(private readonly repository: ${name}Repository) {}

  async show(id: number): Promise<${name}View | null> {
    const row = await this.repository.byId(id)
    return row ? to${name}View(row) : null
  }
  async search(title: string): Promise<${name}View[]> {
    const rows = await this.repository.search(title)
    return rows.map(row => to${name}View(row))
  }
  async add(draft: ${name}Draft) {
    if (draft.title.trim() === '') throw new Error('a title is needed')
    return this.repository.add(draft)
  }
  async change(id: number, draft: Partial<${name}Draft>) { return this.repository.change(id, draft) }
  async remove(id: number) { await this.repository.remove(id) }
}
`
}

function mapper(name: string): string {
  return `import type { ${name} } from './entity.ts'
import type { ${name}View } from './types.ts'

export function to${name}View(row: ${name}): ${name}View {
  return { id: row.id, title: row.title, note: row.note ?? null }
}
`
}

function controller(name: string, index: number): string {
  const parsed = index % 7 === 0 ? 'req.body' : `draft${name}.parse(req.body)`
  return `import type { Request, Response } from 'express'
import { draft${name}, filter${name} } from './schema.ts'
import { ${name}Repository } from './repository.ts'
import { ${name}Service } from './service.ts'
import { to${name}View } from './mapper.ts'

export class ${name}Controller {
  private readonly service = new ${name}Service(new ${name}Repository())

  search = async (req: Request, res: Response) => {
    const filter = filter${name}.parse(req.query)
    res.json(await this.service.search(String(req.query.title ?? filter.title)))
  }
  show = async (req: Request, res: Response) => {
    const found = await this.service.show(Number(req.params.id))
    if (!found) return res.status(404).json({ error: 'not found' })
    res.json(found)
  }
  add = async (req: Request, res: Response) => {
    const row = await this.service.add(${parsed})
    res.status(201).json(to${name}View(row))
  }
  change = async (req: Request, res: Response) => {
    const row = await this.service.change(Number(req.params.id), ${parsed})
    if (!row) return res.status(404).json({ error: 'not found' })
    res.json(to${name}View(row))
  }
  remove = async (req: Request, res: Response) => {
    await this.service.remove(Number(req.params.id))
    res.status(204).end()
  }
}
`
}

function router(name: string): string {
  return `import { Router } from 'express'
import { ${name}Controller } from './controller.ts'

const controller = new ${name}Controller()
export const ${lower(name)}Router = Router()

${lower(name)}Router.get('/', controller.search)
${lower(name)}Router.get('/:id', controller.show)
${lower(name)}Router.post('/', controller.add)
${lower(name)}Router.put('/:id', controller.change)
${lower(name)}Router.delete('/:id', controller.remove)
`
}

function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
