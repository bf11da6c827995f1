import type { View } from '../model/rule.ts'
import type { SettingUse } from '../model/setting.ts'
import { constantOf } from './settings.ts'

const powers: Readonly<Record<string, number>> = { k: 1, m: 2, g: 3, t: 4 }

/** How many bytes a setting says, as a number or as a text with a unit (`'10mb'`, as the package bytes reads it). Null: not to be told. */
export function bytesOf(view: View, use: SettingUse): number | null {
  const value = constantOf(view, use)
  if (typeof value === 'number') return value
  const [, amount, unit = ''] = (typeof value === 'string' ? /^\s*(\d+(?:\.\d+)?)\s*([kmgt])?i?b?\s*$/i.exec(value) : null) ?? []
  return amount === undefined ? null : Number(amount) * 1024 ** (powers[unit.toLowerCase()] ?? 0)
}

/** A number of bytes for people: `10 MB`; of no end: `any size`. */
export function sayBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return 'any size'
  const [size, unit] = bytes >= 1024 ** 3 ? [1024 ** 3, 'GB'] : bytes >= 1024 ** 2 ? [1024 ** 2, 'MB'] : [1024, 'kB']
  return `${Math.round(bytes / size * 10) / 10} ${unit}`
}
