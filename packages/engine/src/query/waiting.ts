import { forEachExpression } from '../model/expressions.ts'
import type { View } from '../model/rule.ts'
import type { SettingUse } from '../model/setting.ts'
import { settingsByCall, settingsOf } from './settings.ts'

/** Calls of other servers whose answer is waited for without an end: nothing is said in the call, nor for all calls of its kind. */
export function endlessCalls(view: View): readonly SettingUse[] {
  if (setsDefaults(view)) return []
  return [...settingsByCall(view, ['outgoing-timeout']).values()].flatMap(uses => {
    const [first] = uses
    return first !== undefined && uses.every(({ presence }) => presence === 'absent') && !hasDefault(view, first) ? [first] : []
  })
}

/**
 * Made by a call that says how long (`axios.create({ timeout })`), or by one that cannot be told; or a module of the package says it
 * for all.
 */
function hasDefault(view: View, { self, package: name }: SettingUse): boolean {
  const made = self?.kind === 'instance' ? self.created?.node : null
  if (self?.kind === 'instance' && made == null && self.type !== 'HttpService') return true
  return settingsOf(view, 'outgoing-default').some(use => use.presence !== 'absent' && (use.call.node === made || (made == null && use.package === name)))
}

const known = new WeakMap<View, boolean>()

/** `axios.defaults.timeout = 5000` anywhere. */
function setsDefaults(view: View): boolean {
  let found = known.get(view)
  if (found === undefined) {
    let assigned = 0
    for (const module of view.program.modules.values()) {
      forEachExpression(module, node => {
        if (node.kind !== 'assign' || node.target.kind !== 'member' || node.target.property !== 'timeout') return
        if (node.target.object.kind === 'member' && node.target.object.property === 'defaults') assigned++
      })
    }
    found = assigned > 0
    known.set(view, found)
  }
  return found
}
