import { settingsOf, type Expression, type Module, type Place, type Problem, type Rule, type View } from '@postern/engine'

/** Servers whose answers this rule can name the place for: where the application is made. */
const makers: Readonly<Record<string, string>> = {
  express: 'helmet', fastify: '@fastify/helmet', hono: 'hono/secure-headers', koa: 'koa-helmet', '@nestjs/core': 'helmet'
}

/** One of the headers, written by hand anywhere. */
const protects = /['"](?:content-security-policy|strict-transport-security|x-content-type-options|x-frame-options)['"]/i

export const requireSecurityHeaders: Rule = {
  meta: {
    name: 'require-security-headers',
    description: 'Answers must tell browsers not to guess types, not to frame the page and to come back over TLS only.',
    risks: [9],
    cwe: [693, 1021],
    owasp: ['API8:2023', 'API7:2019', 'A05:2021'],
    preset: 'strict',
    severity: 'warning',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: false
  },
  * run(view) {
    if (settingsOf(view, 'header-protection').length > 0 || writesThem(view)) return
    const seen = new Set<string>()
    for (const { app, framework } of view.surface.routes) {
      const path = app.split('#')[0] ?? ''
      const module = view.module(path)
      const place = module === null || seen.has(path) ? null : madeAt(view, module)
      seen.add(path)
      if (place !== null) yield problem(framework, place)
    }
  }
}

/** A package without a model that is named for it, or one of the headers in a text of the program. */
function writesThem(view: View): boolean {
  return [...view.program.modules.values()].some(module =>
    module.requests.some(({ from }) => /helmet|secure-headers|lusca/.test(from)) || protects.test(view.text(module.path)))
}

/** The call that makes the application of a file. */
function madeAt(view: View, module: Module): Place | null {
  for (const { kind, values } of module.bindings) {
    const [value] = values
    const call = kind === 'const' || kind === 'let' || kind === 'var' ? awaited(value) : undefined
    if (call?.kind !== 'call') continue
    const isMaker = view.program.targets({ module, node: call }).some(target => target.kind === 'library' && Object.hasOwn(makers, target.target.library.package))
    if (isMaker) return { path: module.path, start: call.start, end: call.end }
  }
  return null
}

function awaited(value: Expression | undefined): Expression | undefined {
  return value?.kind === 'await' ? value.value : value
}

function problem(framework: string, place: Place): Problem {
  const remedy = makers[framework === 'nest' ? '@nestjs/core' : framework] ?? 'helmet'
  return {
    place,
    message: 'No answer of this server carries security headers: a browser may guess that an upload is a script, show the answer in a frame of another site, and talk to the server over '
      + `plain HTTP. Add \`${remedy}\` before the routes (its defaults are sound), or set the headers in the proxy and say so in the policy.`,
    confidence: 'medium',
    steps: [],
    related: [],
    fixes: [],
    identity: framework
  }
}
