import type { Column, Entity } from '../model/entity.ts'
import type { Expression } from '../model/expression.ts'
import { expressionsOf } from '../model/expressions.ts'
import type { Arrival, Data } from '../model/flow.ts'
import type { ChainElement, Route } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { FunctionRef } from '../model/value.ts'
import { functionsReachedBy } from './reached.ts'
import { everyTaint, isFromClient } from './taints.ts'

/** How rows of an entity belong to somebody: by columns that name the owner, or because a row is an account itself. */
export interface Ownership {
  readonly entity: Entity
  /** Columns that name the owner; of an account, its keys. */
  readonly columns: readonly string[]
  readonly isAccount: boolean
}

/** Whose rows of an entity are; null when they belong to nobody. */
export function ownershipOf(entity: Entity): Ownership | null {
  const owners = entity.columns.filter(each => each.owner)
  const isAccount = entity.account === true
  if (isAccount) return { entity, columns: entity.columns.filter(isKey).map(each => each.name), isAccount }
  return owners.length === 0 ? null : { entity, columns: owners.map(each => each.name), isAccount }
}

function isKey(column: Column): boolean {
  return column.privilege === 'key' || (column.generated && column.relation === null)
}

/** The key by which a condition picks one row and that the client chooses (`id`, `slug`); null when it picks otherwise. */
export function keyFromClient({ data }: Arrival): string | null {
  for (const [name, value] of entriesOf(data)) {
    if (/^(?:\w*[_-])?(?:id|uuid|slug|key|code|number)$|Id$|^_id$/i.test(name) && everyTaint(value).some(isFromClient)) return name
  }
  // `findByPk(req.params.id)`: the key alone.
  return data.fields.size === 0 && data.taints.some(taint => isFromClient(taint) && taint.path.length > 0) ? 'key' : null
}

/** Whether a condition says whose row it must be, by something that the client did not choose. */
export function isScoped({ data }: Arrival, { columns, isAccount }: Ownership): boolean {
  return entriesOf(data).some(([name, value]) => {
    const taints = everyTaint(value)
    if (taints.some(taint => taint.origin.kind === 'request' && taint.origin.part === 'principal')) return true
    return !isAccount && columns.includes(name.split('.').at(-1) ?? name) && !taints.some(isFromClient)
  })
}

/** The keys of a condition with their values, at any depth. */
function entriesOf(data: Data): readonly (readonly [string, Data])[] {
  const own = [...data.fields].flatMap(([name, value]) => [[name, value] as const, ...entriesOf(value)])
  return data.elements === null ? own : [...own, ...entriesOf(data.elements)]
}

/** Members that compare their receiver or their arguments. */
const comparing = /^(?:equals|includes|isEqual|some|has|eq|can|cannot|assert\w*|strictEqual)$/

const compared = new WeakMap<FunctionRef, ReadonlySet<string>>()
const comparedByElement = new WeakMap<ChainElement, ReadonlySet<string>>()

/** Whether some function of a route compares what names the owner of a row with something. */
export function comparesOwner(view: View, route: Route, { columns, entity }: Ownership): boolean {
  const names = new Set([...columns, ...entity.columns.filter(each => each.owner).map(each => each.name)])
  return route.chain.some(element => {
    const compared = comparedBy(view, element)
    return [...names].some(name => compared.has(name))
  })
}

/** The properties that the functions which an element reaches compare. Memoised: it is asked for every arrival of every route. */
function comparedBy(view: View, element: ChainElement): ReadonlySet<string> {
  let names = comparedByElement.get(element)
  if (names === undefined) {
    names = new Set(functionsReachedBy(view, element).flatMap(each => [...comparedIn(each)]))
    comparedByElement.set(element, names)
  }
  return names
}

/** The properties that are read on one side of a comparison, `a.authorId !== user.id`, `row.owner.equals(user.id)`, `includes`. */
function comparedIn(target: FunctionRef): ReadonlySet<string> {
  let names = compared.get(target)
  if (names === undefined) {
    names = new Set(expressionsOf(target.module, target.index).flatMap(node => {
      if (node.kind === 'binary' && /^[!=]==?$/.test(node.operator)) return [...namesIn(node.left), ...namesIn(node.right)]
      if (node.kind === 'call' && node.callee.kind === 'member' && comparing.test(node.callee.property)) {
        return [...namesIn(node.callee.object), ...node.arguments.flatMap(namesIn)]
      }
      return []
    }))
    compared.set(target, names)
  }
  return names
}

/** The names of a chain of members. */
function namesIn(node: Expression): readonly string[] {
  if (node.kind === 'member') return [node.property, ...namesIn(node.object)]
  if (node.kind === 'call') return [...namesIn(node.callee), ...node.arguments.flatMap(namesIn)]
  return node.kind === 'ref' ? [node.name] : []
}
