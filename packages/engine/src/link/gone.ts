import type { Module } from '../model/module.ts'
import type { Frame, Value } from '../model/value.ts'

/** Whether an activation has to do with a text: is of its functions, made by its calls, on its objects, or inside of one that has. */
export function speaksOf(isGone: (module: Module) => boolean): (frame: Frame) => boolean {
  const known = new Map<Frame, boolean>()
  const ofValue = (value: Value): boolean => {
    switch (value.kind) {
      case 'function': return isGone(value.function.module) || ofFrame(value.frame) || ofSelf(value.self) || value.bound.some(values => values.some(ofValue))
      case 'class': return isGone(value.class.module) || ofFrame(value.frame)
      case 'object': return isGone(value.class.module) || ofMade(value)
      case 'record':
      case 'array': return isGone(value.site.module) || ofFrame(value.frame)
      case 'library': return ofMade(value) || ofSelf(value.self ?? null)
      case 'instance': return ofMade(value)
      case 'module': return isGone(value.module)
      case 'parameter': return isGone(value.function.module)
      default: return false
    }
  }
  const ofMade = ({ created, frame }: Value & { readonly kind: 'object' | 'library' | 'instance' }): boolean =>
    (created !== null && isGone(created.module)) || ofFrame(frame)
  const ofSelf = (self: Value | null): boolean => self !== null && ofValue(self)
  const ofFrame = (frame: Frame | null): boolean => {
    if (frame === null) return false
    const before = known.get(frame)
    if (before !== undefined) return before
    known.set(frame, false)
    const found = isGone(frame.function.module) || (frame.call !== null && isGone(frame.call.module)) || ofFrame(frame.parent)
      || ofFrame(frame.caller) || ofSelf(frame.self) || [...frame.bound?.values() ?? []].some(values => values.some(ofValue))
      || (frame.call === null && frame.depth === 0 && frame.arguments.some(values => values.some(ofValue)))
    known.set(frame, found)
    return found
  }
  return ofFrame
}
