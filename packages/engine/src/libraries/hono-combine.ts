import type { Library } from '../model/library.ts'

/** `every`: all of a list, in order; `some`: any of them lets through. `except` asks conditions that are not read. */
export const honoCombine: Library = {
  package: 'hono/combine',
  versions: '4',
  manual: 'https://hono.dev/docs/middleware/builtin/combine',
  exports: {
    every: { call: { returns: { array: { from: '*' } } } },
    some: { call: { returns: { from: '*' } } },
    except: { call: { returns: { value: 'any' } } }
  }
}
