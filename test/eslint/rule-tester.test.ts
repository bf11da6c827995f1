import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RuleTester, type InvalidTestCase } from '@typescript-eslint/rule-tester'
import { afterAll, describe, it } from 'vitest'
import plugin from '../../packages/eslint-plugin/src/index.ts'
import type { MessageId, PosternRule, RuleOptions } from '../../packages/eslint-plugin/src/rule.ts'
import { writeFiles } from '../support/temporary-project.ts'

RuleTester.afterAll = afterAll
RuleTester.describe = describe
RuleTester.it = it
RuleTester.itOnly = it.only

/** The rest of the project: what the file at hand imports. */
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'postern-rules-')))
writeFiles(folder, {
  'package.json': '{ "name": "clinic", "dependencies": { "cors": "2", "express": "5", "jsonwebtoken": "9", "pg": "8", "typeorm": "1" } }',
  'src/server.ts': '',
  'src/patient.ts': `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
export class Patient {
  @PrimaryGeneratedColumn() id!: number
  @Column() name!: string
  @Column() phone!: string
  @Column() passwordHash!: string
}
`,
  'src/nurse.ts': `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
export class Nurse {
  @PrimaryGeneratedColumn() id!: number
  @Column() name!: string
  @Column() phone!: string
  @Column() role!: string
}
`,
  'src/patients.ts': `import { DataSource } from 'typeorm'
import { Nurse } from './nurse.ts'
import { Patient } from './patient.ts'

const source = new DataSource({ type: 'postgres', entities: [Nurse, Patient] })
export const nurses = source.getRepository(Nurse)
export const patients = source.getRepository(Patient)
`,
  'src/guard.ts': `import jwt from 'jsonwebtoken'

export function signedIn(req, res, next) {
  try {
    req.user = jwt.verify(req.headers.authorization, process.env.SECRET, { algorithms: ['HS256'] })
  } catch {
    return res.status(401).json({ error: 'sign in' })
  }
  next()
}
`
})
const filename = join(folder, 'src/server.ts')
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

const head = `import express from 'express'
import { nurses, patients } from './patients.ts'
import { signedIn } from './guard.ts'

const app = express()
app.use(express.json())
`

/** A server with these routes. */
const server = (...routes: string[]): string => `${head}${routes.join('\n')}\n`

type Errors = InvalidTestCase<MessageId, [RuleOptions]>['errors']

/** A rule of the plugin, with the types that the tester wants. */
const rule = (name: string): PosternRule => plugin.rules[name] as unknown as PosternRule

const tester = new RuleTester({ linterOptions: { reportUnusedDisableDirectives: true } })
const suggestions = (...outputs: string[]): { messageId: 'suggestion', output: string }[] => outputs.map(output => ({ messageId: 'suggestion', output }))
const error = (line: number, ...outputs: string[]): Errors[number] => ({ messageId: 'finding', line, ...outputs.length > 0 && { suggestions: suggestions(...outputs) } })

tester.run('no-sql-injection', rule('no-sql-injection'), {
  valid: [
    { filename, code: server(`import { pool } from './pool.ts'`, `app.get('/beds', async (req, res) => { res.json(await pool.query('SELECT * FROM beds WHERE ward = $1', [req.query.ward])) })`) },
    { filename, code: server(`import { Pool } from 'pg'`, `app.get('/beds/:n', async (req, res) => { res.json(await new Pool().query('SELECT n FROM beds WHERE n = ' + Number(req.params.n))) })`) }
  ],
  invalid: [{
    filename,
    code: server(`import { Pool } from 'pg'`, `app.get('/beds', async (req, res) => { res.json((await new Pool().query(\`SELECT n FROM beds WHERE ward = '\${req.query.ward}'\`)).rows) })`),
    output: server(`import { Pool } from 'pg'`, `app.get('/beds', async (req, res) => { res.json((await new Pool().query(\`SELECT n FROM beds WHERE ward = $1\`, [req.query.ward])).rows) })`),
    errors: [error(8)]
  }]
})

tester.run('no-mass-assignment', rule('no-mass-assignment'), {
  valid: [
    { filename, code: server(`app.put('/me', signedIn, async (req, res) => { await nurses.update({ id: req.user.sub }, { name: req.body.name }); res.sendStatus(204) })`) }
  ],
  invalid: [{
    filename,
    code: server(`app.put('/me', signedIn, async (req, res) => { await nurses.update({ id: req.user.sub }, req.body); res.sendStatus(204) })`),
    errors: [error(7, server(
      `app.put('/me', signedIn, async (req, res) => { await nurses.update({ id: req.user.sub }, { name: req.body.name, phone: req.body.phone }); res.sendStatus(204) })`
    ))]
  }]
})

tester.run('no-entity-response', rule('no-entity-response'), {
  valid: [
    { filename, code: server(`app.get('/me', signedIn, async (req, res) => { const { name, phone } = await patients.findOneBy({ id: req.user.sub }); res.json({ name, phone }) })`) }
  ],
  invalid: [{
    filename,
    code: server(`app.get('/me', signedIn, async (req, res) => { res.json(await patients.findOneBy({ id: req.user.sub })) })`),
    errors: [error(7)]
  }]
})

tester.run('require-authentication', rule('require-authentication'), {
  valid: [
    { filename, code: server(`app.delete('/patients/:id', signedIn, async (req, res) => { await patients.delete({ id: Number(req.params.id) }); res.sendStatus(204) })`) }
  ],
  invalid: [{
    filename,
    code: server(
      `app.get('/patients', signedIn, async (req, res) => { res.json(await patients.count()) })`,
      `app.put('/patients/:id', signedIn, async (req, res) => { await patients.update({ id: Number(req.params.id) }, { name: req.body.name }); res.sendStatus(204) })`,
      `app.delete('/patients/:id', async (req, res) => { await patients.delete({ id: Number(req.params.id) }); res.sendStatus(204) })`
    ),
    errors: [error(9, server(
      `app.get('/patients', signedIn, async (req, res) => { res.json(await patients.count()) })`,
      `app.put('/patients/:id', signedIn, async (req, res) => { await patients.update({ id: Number(req.params.id) }, { name: req.body.name }); res.sendStatus(204) })`,
      `app.delete('/patients/:id', signedIn, async (req, res) => { await patients.delete({ id: Number(req.params.id) }); res.sendStatus(204) })`
    ))]
  }]
})

tester.run('no-permissive-cors', rule('no-permissive-cors'), {
  valid: [
    { filename, code: server(`import cors from 'cors'`, `app.use(cors({ origin: 'https://clinic.test', credentials: true }))`) },
    { filename: join(folder, 'README.md'), code: server(`import cors from 'cors'`, `app.use(cors({ origin: true, credentials: true }))`) }
  ],
  invalid: [{
    filename,
    code: server(`import cors from 'cors'`, `app.use(cors({ origin: true, credentials: true }))`),
    errors: [error(
      8,
      server(`import cors from 'cors'`, `app.use(cors({ origin: process.env.ALLOWED_ORIGINS?.split(',') ?? [], credentials: true }))`)
    )]
  }]
})
