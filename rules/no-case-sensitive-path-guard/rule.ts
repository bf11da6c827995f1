import {
  caseSensitiveTests, fixOf, insert, routesByCase, textAt, type Fix, type PathTest, type Problem, type Rule, type View
} from '@postern/engine'

/** Frameworks whose routers take `/Admin` for `/admin`, unless they are told otherwise. */
const foldCase: ReadonlySet<string> = new Set(['express', 'koa', 'nest'])

export const noCaseSensitivePathGuard: Rule = {
  meta: {
    name: 'no-case-sensitive-path-guard',
    description: 'A guard must not tell paths apart that the router takes for one.',
    risks: [8],
    cwe: [178],
    owasp: ['API5:2023', 'API5:2019', 'A01:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: true,
    hasSuggestions: true
  },
  * run(view) {
    if (routesByCase(view)) return
    const said = new Set<object>()
    for (const route of view.surface.routes) {
      if (!foldCase.has(route.framework)) continue
      for (const test of route.chain.filter(element => element.role !== 'handler').flatMap(element => caseSensitiveTests(view, element))) {
        if (said.has(test.site.node)) continue
        said.add(test.site.node)
        yield problem(view, test)
      }
    }
  }
}

function problem(view: View, test: PathTest): Problem {
  const { site: { module, node }, form } = test
  const place = { path: module.path, start: node.start, end: node.end }
  const code = textAt(view, place).replace(/\s+/g, ' ')
  return {
    place,
    message: `\`${code}\` decides whether a request is asked for a credential, and tells \`/admin\` from \`/Admin\`, which the router takes for the same: whoever writes the path in other letters is not asked. `
      + (form === 'text' ? 'Mount the guard at the path, or compare the path in lower case.' : 'Mount the guard at the path, or give the pattern the flag `i`.'),
    confidence: 'high',
    steps: [],
    related: [],
    fixes: fixes(view, test),
    identity: code
  }
}

function fixes(view: View, { site, subject, form }: PathTest): readonly Fix[] {
  const { module: { path }, node: { start, end } } = subject
  if (form === 'pattern') return subject.node.kind === 'regex' ? fixOf('Ignore case', true, [insert(path, end, 'i')]) : []
  const [literal] = /(['"`])[^'"`]*\1/.exec(textAt(view, { path, start: site.node.start, end: site.node.end })) ?? []
  // A text with capitals would never be met then.
  const lower = literal?.toLowerCase()
  if (lower === undefined || lower !== literal || view.text(path).slice(start, end).includes('\n')) return []
  return fixOf('Compare in lower case', true, [insert(path, end, '.toLowerCase()')])
}
