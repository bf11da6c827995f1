import type { Item, Library } from '../model/library.ts'

const refuses = (status: number): Item => ({ call: { answers: { status } } })

const members = {
  badRequest: refuses(400),
  unauthorized: refuses(401),
  paymentRequired: refuses(402),
  forbidden: refuses(403),
  notFound: refuses(404),
  methodNotAllowed: refuses(405),
  conflict: refuses(409),
  badData: refuses(422),
  tooManyRequests: refuses(429),
  internal: refuses(500),
  badImplementation: refuses(500)
} satisfies Record<string, Item>

export const boom: Library = {
  package: '@hapi/boom',
  aliases: ['boom'],
  versions: '7 || 8 || 9 || 10',
  manual: 'https://hapi.dev/module/boom/api/',
  exports: { default: { members, undeclared: 'the CommonJS value' }, ...members }
}
