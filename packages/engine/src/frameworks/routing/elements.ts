import type { ChainElement, FunctionRef, Program } from '../../model/index.ts'
import type { Handing, Reading } from './convention.ts'
import type { Item } from './items.ts'
import { placeOf } from './owners.ts'
import { unwrap } from './wrappers.ts'

type Registered = Pick<ChainElement, 'role' | 'scope'>

/** The element of a chain that an item stands for; its functions are those inside the wrappers. */
export function elementOf(reading: Reading<Handing>, item: Item, { role, scope }: Registered): ChainElement {
  const { functions, wrappers } = unwrap(reading, item, role)
  const handlesErrors = role === 'middleware' && functions.length > 0 && functions.every(({ function: { node } }) => reading.convention.handlesErrors(node))
  return {
    name: nameOf(reading.program, item, functions[0]?.function),
    place: placeOf(item.site),
    functions,
    values: item.values,
    role: handlesErrors ? 'error-handler' : role,
    wrappers,
    scope
  }
}

/** What a person calls it: the name used at the registration, or of the function that is written there. */
function nameOf(program: Program, { site }: Item, written: FunctionRef | undefined): string {
  if (site.node.kind === 'function') return written?.node.name ?? 'anonymous'
  return program.words(site)
}
