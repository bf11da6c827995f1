import type { Item, Library } from '../model/library.ts'

const refuses = (status: number): Item => ({ new: { answers: { status } } })

/** Decorators say nothing here: the adapter of the framework reads them. */
export const routingControllers: Library = {
  package: 'routing-controllers',
  versions: '0.7 || 0.8 || 0.9 || 0.10 || 0.11',
  manual: 'https://github.com/typestack/routing-controllers',
  exports: {
    HttpError: { new: { answers: { status: '0' } } },
    BadRequestError: refuses(400),
    UnauthorizedError: refuses(401),
    ForbiddenError: refuses(403),
    NotFoundError: refuses(404),
    MethodNotAllowedError: refuses(405),
    NotAcceptableError: refuses(406),
    InternalServerError: refuses(500)
  },
  types: {
    Action: {
      members: {
        request: { type: 'express#Request' },
        response: { type: 'express#Response' },
        context: { type: 'koa#Context' },
        next: {}
      }
    }
  }
}
