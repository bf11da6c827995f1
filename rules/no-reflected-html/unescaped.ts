import { constantOf, optionsOf, settingsOf, type OptionUse, type Problem, type Setting, type SettingUse, type Site, type View } from '@postern/engine'

const settings: readonly Setting[] = ['template-escape', 'template-raw', 'template-escaper']

/** Templates that hand on what they are filled with as it is. */
export function* unescaped(view: View): Iterable<Problem> {
  const uses: readonly (SettingUse | OptionUse)[] = settings.flatMap(each => [...settingsOf(view, each), ...optionsOf(view, each)])
  for (const use of uses) {
    if (use.given === null || use.development || !escapesNothing(view, use)) continue
    const { module, node } = use.given
    yield {
      place: { path: module.path, start: node.start, end: node.end },
      message: `\`${use.name}\`${'callee' in use ? ` of \`${use.callee}\`` : ''} keeps templates from escaping: every value that a request, or a row that somebody wrote, brings into a page can hold `
        + 'tags and scripts. Leave it out, and mark the few values that are HTML in the template.',
      // Some templates make no pages.
      confidence: 'medium',
      steps: [],
      related: [],
      fixes: [],
      identity: ['callee' in use ? use.callee : '', use.name].join('|')
    }
  }
}

function escapesNothing(view: View, use: SettingUse | OptionUse): boolean {
  if (use.setting === 'template-escaper') return use.given !== null && isIdentity(view, use.given)
  return constantOf(view, use) === (use.setting === 'template-raw')
}

/** `text => text`. */
function isIdentity(view: View, site: Site): boolean {
  const values = view.program.evaluate(site)
  return values.length > 0 && values.every(value => {
    if (value.kind !== 'function') return false
    const { module, node: { body } } = value.function
    const [first, second] = body
    if (first?.kind !== 'return' || second !== undefined || first.value?.kind !== 'ref') return false
    return module.bindings[first.value.binding]?.parameter?.index === 0
  })
}
