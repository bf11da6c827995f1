import type { Rows } from '../../model/library.ts'
import type { ClassRef, Value } from '../../model/value.ts'
import type { Linker } from '../linker.ts'

/**
 * A row is the call that gave it, as a thing of the package, and, where a class of the project declares the table, an instance of that
 * class too: its methods and those that it inherits of the package (`save`) can be called on it.
 */
export function rowValues(linker: Linker, rows: Rows, entity: string | null, plain: Value): readonly Value[] {
  if (rows.many === true || rows.plain === true || entity === null) return [plain]
  const declared = declaring(linker, entity)
  return declared === null ? [plain] : [plain, { kind: 'object', class: declared, created: null, frame: null }]
}

/** The class with the id that `entityId` gives. */
function declaring(linker: Linker, entity: string): ClassRef | null {
  const at = entity.lastIndexOf('#')
  const module = at < 0 ? undefined : linker.modules.get(entity.slice(0, at))
  const index = module === undefined ? -1 : module.classes.findIndex(({ name }) => name === entity.slice(at + 1))
  return module === undefined || index < 0 ? null : linker.classRef(module, index)
}
