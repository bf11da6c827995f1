import type { Policy, Value } from '../../model/index.ts'

/** What a guard that `postern.json` names refuses; null when none of the values is one. */
export function declaredGuard({ guards }: Policy, values: readonly Value[]): 'authentication' | 'authorization' | null {
  for (const { module, name, refuses } of guards) {
    if (values.some(value => isExport(value, module, name))) return refuses
  }
  return null
}

function isExport(value: Value, module: string, name: string): boolean {
  if (value.kind === 'library') return value.package === module && (value.path === `.${name}` || value.path.startsWith(`.${name}(`))
  if (value.kind === 'instance') return value.package === module && value.type === name
  if (value.kind !== 'function') return false
  const names = [value.function.node.name, value.function.module.functions[value.function.node.parent]?.name]
  return names.includes(name) && withoutExtension(value.function.module.path).endsWith(withoutExtension(`/${module.replace(/^(?:\.?\.?\/)+/, '')}`))
}

function withoutExtension(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '')
}
