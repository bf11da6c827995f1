import type { Call, Program, Site, Value } from '../../model/index.ts'
import type { Stage } from '../adapter.ts'
import { mapsAt, namedIn, type Placed } from './schemas.ts'

const SHIELD = 'graphql-shield'
const ALL = ['and', 'chain']
const SOME = ['or', 'race']

/** One rule, with whether another would do in its place. */
interface Asked extends Placed {
  readonly name: string
  readonly values: readonly Value[]
  readonly presence: Stage['presence']
}

/** The rules that stand before an operation: its own, that of all of its type, or the one that holds for the rest: https://the-guild.dev/graphql/shield/docs/rules */
export function rulesFor(program: Program, shields: readonly Site<Call>[], type: string, name: string): readonly Asked[] {
  return shields.flatMap(({ module, node: { arguments: [tree, options] } }) => {
    if (tree === undefined) return []
    const entries = mapsAt(program, { site: { module, node: tree }, frame: null }).flatMap(map => namedIn(program, map, type))
    const own = entries.find(([key]) => key === name) ?? entries.find(([key]) => key === '*')
    const rest = options === undefined ? [] : program.evaluate({ module, node: options }).flatMap(value =>
      value.kind === 'record' ? program.entries(value).entries.get('fallbackRule') ?? [] : [])
    const rule = own?.[1] ?? wholeType(program, { module, node: tree }, type) ?? rest[0]
    return rule === undefined ? [] : asked(program, rule, 'always', 0)
  })
}

/** `shield({ Mutation: isStaff })`. */
function wholeType(program: Program, tree: Site, type: string): Placed | undefined {
  return mapsAt(program, { site: tree, frame: null }).flatMap(map => map.kind === 'record' ? program.entries(map).entries.get(type) ?? [] : [])
    .find(({ site, frame }) => program.evaluate(site, frame).every(({ kind }) => kind !== 'record'))
}

function asked(program: Program, { site, frame }: Placed, presence: Stage['presence'], depth: number): readonly Asked[] {
  return program.evaluate(site, frame).flatMap((value): readonly Asked[] => {
    const name = program.words(site)
    if (value.kind !== 'library' || value.package !== SHIELD) return [{ site, frame, name, values: [{ kind: 'unknown' }], presence }]
    const called = value.path.replace(/^\.|\(\)/g, '')
    if (called === 'allow') return []
    if (value.created?.node.kind !== 'call' || depth > 4) return [{ site, frame, name, values: [{ kind: 'unknown' }], presence }]
    const { created: { module, node }, frame: at } = value
    const inside = (how: Stage['presence']): readonly Asked[] =>
      node.arguments.flatMap(argument => asked(program, { site: { module, node: argument }, frame: at }, how, depth + 1))
    if (ALL.includes(called)) return inside(presence)
    if (SOME.includes(called)) return inside('sometimes')
    const [first] = node.arguments
    const functions = called !== 'rule' || first === undefined ? [] : program.evaluate({ module, node: first }, at).filter(({ kind }) => kind === 'function')
    return [{ site, frame, name, values: functions.length === 0 ? [{ kind: 'unknown' }] : functions, presence }]
  })
}
