import type { Program, Value } from '../../model/index.ts'
import type { Listed } from '../routing/items.ts'
import type { Registering } from '../routing/owners.ts'
import { pathsAt, type PathText } from '../routing/paths.ts'

/** `openapi(createRoute({ method, path, middleware, request }), handler)`: the route is an object, perhaps of another file. */
export function openapi({ program, call, add }: Registering, inside: (paths: readonly PathText[]) => readonly PathText[]): void {
  const { module, node } = call.site
  const [first, handler] = node.arguments
  if (first === undefined || handler === undefined) return
  for (const value of program.evaluate({ module, node: first }, call.frame)) {
    const made = madeBy(value)
    const options = made === null ? undefined : program.evaluate(made.options.site, made.options.frame).find(({ kind }) => kind === 'record')
    if (made === null || options === undefined) continue
    const { entries } = program.entries(options)
    const path = entries.get('path')
    const middleware = entries.get('middleware')
    const paths = path === undefined ? [] : pathsAt(program, path.site, path.frame).map(fromTemplate)
    const listed = [...middleware === undefined ? [] : [middleware], made.route, { site: { module, node: handler }, frame: call.frame }]
    for (const method of methodsOf(program, entries.get('method'))) add(method, inside(paths), listed)
  }
}

interface Made {
  /** The call that makes the route: it validates, too. */
  readonly route: Listed
  readonly options: Listed
}

function madeBy(value: Value): Made | null {
  if (value.kind !== 'library' || value.package !== '@hono/zod-openapi' || value.created?.node.kind !== 'call') return null
  const { created: { module, node }, frame } = value
  const [options] = node.arguments
  return options === undefined ? null : { route: { site: { module, node }, frame }, options: { site: { module, node: options }, frame } }
}

/** `/books/{id}` of OpenAPI is `/books/:id`. */
function fromTemplate(path: PathText): PathText {
  return { ...path, text: path.text.replace(/\/\{(.+?)\}/g, '/:$1') }
}

function methodsOf(program: Program, entry: Listed | undefined): readonly string[] {
  const method = entry === undefined ? undefined : program.constant(entry.site, entry.frame)
  return typeof method === 'string' ? [method.toUpperCase()] : []
}
