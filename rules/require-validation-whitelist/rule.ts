import {
  arrivalsOf, constantOf, everyTaint, fixOf, isFromClient, isOpen, sayRouteList, setOption, settingsOf,
  type Call, type ClassRef, type Problem, type Route, type Rule, type SettingUse, type View
} from '@postern/engine'

/** The bodies that a pipe checks and hands on with keys that nobody has declared. */
interface Passing {
  readonly routes: Route[]
  readonly classes: Set<ClassRef>
}

export const requireValidationWhitelist: Rule = {
  meta: {
    name: 'require-validation-whitelist',
    description: 'Validation must drop or refuse the keys that it has no rule for.',
    risks: [4],
    cwe: [915, 20],
    owasp: ['API3:2023', 'API6:2019', 'A08:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    const passing = passingOf(view)
    for (const use of settingsOf(view, 'unknown-keys')) {
      const found = passing.get(use.call.node)
      const isOff = use.presence === 'absent' || constantOf(view, use) === false
      if (found !== undefined && isOff && !use.development) yield problem(view, use, found)
    }
  }
}

function passingOf(view: View): ReadonlyMap<Call, Passing> {
  const found = new Map<Call, Passing>()
  for (const route of view.surface.routes) {
    for (const input of route.chain.flatMap(element => element.inputs ?? [])) {
      if (input?.part !== 'body') continue
      for (const pipe of input.pipes) {
        if (pipe.kind !== 'class' || pipe.unknown !== 'keep' || pipe.made === undefined) continue
        const before = found.get(pipe.made.node) ?? { routes: [], classes: new Set() }
        found.set(pipe.made.node, before)
        before.routes.push(route)
        before.classes.add(pipe.class)
      }
    }
  }
  return found
}

function problem(view: View, use: SettingUse, { routes, classes }: Passing): Problem {
  const { module, node } = use.call
  const [first] = classes
  const name = first?.node.name ?? 'the class'
  const isWritten = routes.some(route => arrivalsOf(view, route).some(arrival => arrival.kind === 'write'
    && everyTaint(arrival.data).some(taint => isFromClient(taint) && taint.origin.part === 'body' && isOpen(taint.keys) && taint.path.length === 0)))
  const worst = isWritten ? 'and what reaches a table is written' : 'and are there for whatever is done with the body'
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `\`${use.callee}\` checks the declared fields of \`${name}\`${classes.size > 1 ? ` and ${classes.size - 1} more` : ''} and hands on all other keys as they came: `
      + `a client of ${sayRouteList(routes)} sends keys that no rule looks at, ${worst}. Set \`${use.name}: true\`, which drops them (\`forbidNonWhitelisted\` refuses them).`,
    confidence: 'high',
    severity: isWritten ? 'error' : 'warning',
    steps: [],
    related: [],
    // Fields of the classes that carry no rule are dropped as well: honest clients may send those.
    fixes: fixOf('Drop keys without a rule', false, [setOption(view, use, 'true')]),
    identity: use.callee
  }
}
