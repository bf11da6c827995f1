import type { Library, Result } from '../model/library.ts'

const request: Result = { type: 'express#Request' }
const response: Result = { type: 'express#Response' }
const next: Result = { type: 'express#NextFunction' }

/** Hands rejections of the handler to `next`: a wrapper, as any call of a package with a function is. */
export const expressAsyncHandler: Library = {
  package: 'express-async-handler',
  versions: '1',
  manual: 'https://github.com/Abazhenov/express-async-handler#readme',
  exports: {
    default: {
      call: {
        callbacks: { 0: { 0: [request, response, next], 4: [null, request, response, next] } }
      }
    }
  }
}
