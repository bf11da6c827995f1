import type { Item, Library } from '../model/library.ts'

/** `xValidator('json', schema)`: what `c.req.valid('json')` gives is the schema's result. */
const validator: Item = { call: { middleware: { role: 'validator', validates: [{ part: 'request', named: '0', schema: '1', replaces: true }] } } }

function library(name: string, exported: string): Library {
  return {
    package: `@hono/${name}`,
    versions: '*',
    manual: `https://github.com/honojs/middleware/tree/main/packages/${name}`,
    exports: { [exported]: validator }
  }
}

export const honoArktypeValidator = library('arktype-validator', 'arktypeValidator')
export const honoStandardValidator = library('standard-validator', 'sValidator')
export const honoTypeboxValidator = library('typebox-validator', 'tbValidator')
export const honoValibotValidator = library('valibot-validator', 'vValidator')
export const honoZodValidator = library('zod-validator', 'zValidator')

export const honoValidator: Library = {
  package: 'hono/validator', versions: '3 || 4', manual: 'https://hono.dev/docs/guides/validation', exports: { validator }
}
