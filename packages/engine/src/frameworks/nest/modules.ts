import type { ClassRef, Program, Value } from '../../model/index.ts'
import { MOST_MODULES } from '../limits.ts'
import { decorationsOf } from '../classes/decorations.ts'
import { classOf, entryAt, listOf, property, unforwarded, type Entry } from '../classes/values.ts'

/** One module of an application with what it lists. */
interface ModuleNode {
  readonly class: ClassRef | null
  readonly controllers: readonly Entry[]
  readonly providers: readonly Entry[]
}

export interface ModuleGraph {
  readonly modules: readonly ModuleNode[]
  /** False: something of the project's is imported that could not be followed, so that more controllers may be served. */
  readonly whole: boolean
}

/** The modules that are reached from one: by `imports`, also those of dynamic modules (`Wards.register(options)`). */
export function modulesFrom(program: Program, roots: readonly Value[]): ModuleGraph {
  const modules: ModuleNode[] = []
  const seen = new Set<ClassRef>()
  const pending = [...roots]
  let whole = roots.length > 0
  for (let value = pending.shift(); value !== undefined && modules.length < MOST_MODULES; value = pending.shift()) {
    const read = readModule(program, value, seen)
    if (read === null) {
      whole &&= value.kind === 'library' || value.kind === 'instance' || value.kind === 'class'
      continue
    }
    modules.push(read.node)
    whole &&= read.whole
    pending.push(...read.imports)
  }
  return { modules, whole }
}

interface Read {
  readonly node: ModuleNode
  readonly imports: readonly Value[]
  readonly whole: boolean
}

function readModule(program: Program, value: Value, seen: Set<ClassRef>): Read | null {
  if (value.kind === 'class' || value.kind === 'object') return readClass(program, value.class, seen)
  if (value.kind === 'record') {
    const own = property(program, [value], 'module')
    const owner = own?.values.map(classOf).find(found => found !== null) ?? null
    const dynamic = readLists(program, [value], owner)
    const declared = owner === null ? null : readClass(program, owner, seen)
    return {
      node: {
        class: owner,
        controllers: [...declared?.node.controllers ?? [], ...dynamic.node.controllers],
        providers: [...declared?.node.providers ?? [], ...dynamic.node.providers]
      },
      imports: [...declared?.imports ?? [], ...dynamic.imports],
      whole: dynamic.whole && declared?.whole !== false
    }
  }
  return null
}

function readClass(program: Program, ref: ClassRef, seen: Set<ClassRef>): Read | null {
  if (seen.has(ref)) return null
  seen.add(ref)
  const decoration = decorationsOf(program, ref.module, ref.node.decorators).find(({ package: name, name: of }) => name === '@nestjs/common' && of === 'Module')
  if (decoration === undefined) return null
  const [options] = decoration.arguments
  const values = options === undefined ? [] : program.evaluate({ module: decoration.site.module, node: options }, decoration.frame)
  return readLists(program, values, ref)
}

function readLists(program: Program, values: readonly Value[], owner: ClassRef | null): Read {
  const list = (name: string): ReturnType<typeof listOf> => listOf(program, property(program, values, name))
  const imports = list('imports')
  const controllers = list('controllers')
  return {
    node: { class: owner, controllers: controllers.items, providers: list('providers').items },
    imports: imports.items.flatMap(item => conditional(program, unforwarded(program, item.values))),
    whole: imports.whole && controllers.whole
  }
}

/** `ConditionalModule.registerWhen(Wards, 'KEY')`: the module that is there or not. */
function conditional(program: Program, values: readonly Value[]): readonly Value[] {
  return values.flatMap(value => {
    if (value.kind !== 'library' || !value.path.endsWith('.registerWhen()') || value.created?.node.kind !== 'call') return [value]
    const { module, node } = value.created
    const [first] = node.arguments
    return first === undefined ? [value] : entryAt(program, { module, node: first }, value.frame).values
  })
}
