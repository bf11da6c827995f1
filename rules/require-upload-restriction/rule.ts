import {
  bytesOf, dutiesOf, fixOf, installedAt, routesReaching, sayBytes, sayRouteList, setOption, settingsByCall, settingsOf,
  type Confidence, type Problem, type Route, type Rule, type SettingUse, type View
} from '@postern/engine'

/** More than any picture or document; what is larger is worth a look at how it is stored. */
const most = 1024 ** 3

export const requireUploadRestriction: Rule = {
  meta: {
    name: 'require-upload-restriction',
    description: 'Uploads must have a largest size and a list of types.',
    risks: [7, 9],
    cwe: [434, 400],
    owasp: ['API4:2023', 'API4:2019', 'A04:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const uses of settingsByCall(view, ['upload-limits', 'upload-filter']).values()) {
      const size = uses.find(use => use.setting === 'upload-limits')
      const filter = uses.find(use => use.setting === 'upload-filter')
      if (size === undefined || size.development) continue
      const routes = takersOf(view, size)
      if (routes === null) continue
      const bytes = size.presence === 'absent' && !size.unsaidIsSafe && !isSaidElsewhere(view, size) ? Infinity : bytesOf(view, size)
      if (bytes !== null && bytes > most) yield tooLarge(view, size, bytes, routes)
      else if (filter?.presence === 'absent' && size.presence === 'given') yield anyType(filter, routes)
    }
  }
}

/** The routes that take files by it; null when it is there to take none (`multer().none()`). */
function takersOf(view: View, { call }: SettingUse): readonly Route[] | null {
  const places = installedAt(view, call)
  const taking = places.filter(({ element }) => dutiesOf(view, element).has('upload')).map(({ route }) => route)
  return places.length > 0 && taking.length === 0 ? null : taking.length > 0 ? taking : routesReaching(view, call)
}

/** A module of the same package sets the limits of all. */
function isSaidElsewhere(view: View, use: SettingUse): boolean {
  return settingsOf(view, 'upload-default').some(other => other.package === use.package)
}

function tooLarge(view: View, use: SettingUse, bytes: number, routes: readonly Route[]): Problem {
  const { module, node } = use.given ?? use.call
  // A check of the size behind it refuses the file, but after all of it was taken.
  const isChecked = settingsOf(view, 'upload-check').some(({ call }) => call.module === use.call.module)
  const confidence: Confidence = isChecked ? 'low' : routes.length === 0 ? 'medium' : 'high'
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `\`${use.callee}\` takes files of ${Number.isFinite(bytes) ? 'up to ' : ''}${sayBytes(bytes)}${by(routes)}: one caller fills the memory or the disk of the server. `
      + `Set \`${[...use.port.split('.').slice(1, -1), use.name].join('.')}\` to what the route needs, and let in the types that it needs.`,
    confidence,
    severity: routes.length > 0 && routes.every(({ auth }) => auth === 'proven') ? 'warning' : 'error',
    steps: [],
    related: [],
    fixes: fixOf('Take files of up to 5 MB', false, [setOption(view, use, '5 * 1024 * 1024')]),
    identity: [use.callee, use.port].join('|')
  }
}

function anyType({ call: { module, node }, callee, name }: SettingUse, routes: readonly Route[]): Problem {
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `\`${callee}\` takes files of any type${by(routes)}: what is stored may be a page or a script that a browser runs when it is served. `
      + `Refuse all but the types that the route needs (\`${name}\`), by what the file holds where you can: the client says the type.`,
    confidence: 'low',
    severity: 'warning',
    steps: [],
    related: [],
    fixes: [],
    identity: [callee, name].join('|')
  }
}

function by(routes: readonly Route[]): string {
  const said = sayRouteList(routes)
  return said === '' ? '' : ` on ${said}`
}
