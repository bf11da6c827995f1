import type { Item, Library } from '../model/library.ts'

const named = (status: number): Item => ({ new: { answers: { status } }, call: { answers: { status } } })

const members = {
  BadRequest: named(400),
  Unauthorized: named(401),
  PaymentRequired: named(402),
  Forbidden: named(403),
  NotFound: named(404),
  MethodNotAllowed: named(405),
  Conflict: named(409),
  Gone: named(410),
  UnprocessableEntity: named(422),
  TooManyRequests: named(429),
  InternalServerError: named(500),
  ServiceUnavailable: named(503)
} satisfies Record<string, Item>

/** An error with a status: thrown, or handed to `next`, it becomes the answer. */
export const httpErrors: Library = {
  package: 'http-errors',
  versions: '1 || 2',
  manual: 'https://github.com/jshttp/http-errors#readme',
  exports: { default: { call: { answers: { status: '0' } }, members }, ...members }
}
