import { describe, expect, test } from 'vitest'
import { inspect, type Files } from './inspect.ts'

function server(imports: string, body: string): Files {
  return {
    'prisma/schema.prisma': 'model Reader {\n  id Int @id @default(autoincrement())\n  name String\n  role String\n}\n',
    'src/server.ts': `import express from 'express'
import { PrismaClient } from '@prisma/client'
${imports}
const prisma = new PrismaClient()
const app = express()
app.use(express.json())
app.post('/readers', async (req, res) => {
  ${body}
  res.sendStatus(201)
})
app.listen(80)
`
  }
}

const save = (data: string): string => `await prisma.reader.create({ data: ${data} })`

interface Schemas {
  readonly imports: string
  /** Bodies, one a line, that let keys through which nobody named, or a right by its name. */
  readonly open: readonly string[]
  readonly closed: readonly string[]
}

const libraries: Readonly<Record<string, Schemas>> = {
  valibot: {
    imports: 'import * as v from \'valibot\'',
    open: [
      save('v.parse(v.looseObject({ name: v.string() }), req.body)'),
      save('v.parse(v.objectWithRest({ name: v.string() }, v.string()), req.body)'),
      save('v.parse(v.object({ name: v.string(), role: v.string() }), req.body)'),
      save('v.parse(v.intersect([v.object({ name: v.string() }), v.object({ role: v.string() })]), req.body)'),
      `if (!v.is(v.object({ name: v.string() }), req.body)) return res.sendStatus(400); ${save('req.body')}`,
      `v.assert(v.object({ name: v.string() }), req.body); ${save('req.body')}`
    ],
    closed: [
      save('v.parse(v.object({ name: v.string() }), req.body)'),
      save('v.parse(v.strictObject({ name: v.string() }), req.body)'),
      save('v.parse(v.omit(v.object({ name: v.string(), role: v.string() }), [\'role\']), req.body)'),
      save('v.parse(v.pick(v.object({ name: v.string(), role: v.string() }), [\'name\']), req.body)'),
      save('v.parse(v.pipe(v.object({ name: v.pipe(v.string(), v.minLength(1)) }), v.check(each => each.name !== \'x\')), req.body)'),
      `const result = v.safeParse(v.object({ name: v.string() }), req.body); if (!result.success) return res.sendStatus(400); ${save('result.output')}`,
      `const parse = v.parser(v.object({ name: v.string() })); ${save('parse(req.body)')}`,
      `if (!v.is(v.strictObject({ name: v.string() }), req.body)) return res.sendStatus(400); ${save('req.body')}`
    ]
  },
  arktype: {
    imports: 'import { type } from \'arktype\'',
    open: [
      `const reader = type({ name: 'string' })(req.body); if (reader instanceof type.errors) return res.sendStatus(400); ${save('reader')}`,
      `const Reader = type({ name: 'string' }); ${save('Reader.assert(req.body)')}`,
      `const Reader = type({ '+': 'delete', name: 'string', 'role?': 'string' }); ${save('Reader.assert(req.body)')}`
    ],
    closed: [
      `const Reader = type({ '+': 'delete', 'name?': 'string' }); const reader = Reader(req.body); if (reader instanceof type.errors) return; ${save('reader')}`,
      `const Reader = type({ '+': 'reject', name: 'string' }); ${save('Reader.assert(req.body)')}`,
      `const Reader = type({ name: 'string' }).onUndeclaredKey('delete'); ${save('Reader.assert(req.body)')}`
    ]
  },
  superstruct: {
    imports: 'import * as s from \'superstruct\'',
    open: [
      `s.assert(req.body, s.type({ name: s.string() })); ${save('req.body')}`,
      save('s.create(req.body, s.type({ name: s.string() }))'),
      save('s.mask(req.body, s.object({ name: s.string(), role: s.string() }))')
    ],
    closed: [
      `s.assert(req.body, s.object({ name: s.string() })); ${save('req.body')}`,
      save('s.create(req.body, s.object({ name: s.string() }))'),
      save('s.mask(req.body, s.omit(s.object({ name: s.string(), role: s.string() }), [\'role\']))'),
      `const [error, value] = s.validate(req.body, s.object({ name: s.string() })); if (error) return res.sendStatus(400); ${save('value')}`
    ]
  },
  'io-ts': {
    imports: 'import * as t from \'io-ts\'\nimport { isLeft } from \'fp-ts/Either\'',
    open: [`const result = t.type({ name: t.string }).decode(req.body); if (isLeft(result)) return res.sendStatus(400); ${save('result.right')}`],
    closed: [
      `const result = t.strict({ name: t.string }).decode(req.body); if (isLeft(result)) return res.sendStatus(400); ${save('result.right')}`,
      `const result = t.exact(t.type({ name: t.string })).decode(req.body); if (isLeft(result)) return res.sendStatus(400); ${save('result.right')}`
    ]
  },
  vine: {
    imports: 'import vine from \'@vinejs/vine\'',
    open: [
      save('await vine.compile(vine.object({ name: vine.string() }).allowUnknownProperties()).validate(req.body)'),
      save('await vine.validate({ schema: vine.object({ name: vine.string(), role: vine.string() }), data: req.body })')
    ],
    closed: [
      `const Reader = vine.compile(vine.object({ name: vine.string().trim().minLength(1) })); ${save('await Reader.validate(req.body)')}`,
      `const Reader = vine.create({ name: vine.string() }); ${save('await Reader.validate(req.body)')}`,
      save('await vine.validate({ schema: vine.object({ name: vine.string() }), data: req.body })')
    ]
  },
  effect: {
    imports: 'import { Schema } from \'effect\'',
    open: [
      save('Schema.decodeUnknownSync(Schema.Struct({ name: Schema.String, role: Schema.String }))(req.body)'),
      save('Schema.decodeUnknownSync(Schema.Struct({ name: Schema.String }), { onExcessProperty: \'preserve\' })(req.body)')
    ],
    closed: [
      save('Schema.decodeUnknownSync(Schema.Struct({ name: Schema.String }))(req.body)'),
      `const read = Schema.decodeUnknownSync(Schema.Struct({ name: Schema.String })); ${save('read(req.body)')}`
    ]
  }
}

describe.each(Object.entries(libraries))('%s', (_, { imports, open, closed }) => {
  test.each(open)('keys come through: %s', body => { expect(inspect('no-mass-assignment', server(imports, body))).toHaveLength(1) })
  test.each(closed)('keys are known: %s', body => { expect(inspect('no-mass-assignment', server(imports, body))).toEqual([]) })
})
