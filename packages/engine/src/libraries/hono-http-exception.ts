import type { Library } from '../model/library.ts'

export const honoHttpException: Library = {
  package: 'hono/http-exception',
  versions: '3 || 4',
  manual: 'https://hono.dev/docs/api/exception',
  exports: { HTTPException: { new: { answers: { status: '0' } } } }
}
