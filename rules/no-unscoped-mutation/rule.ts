import { isFromClient, textAt, writtenOf, type Arrival, type Data, type RequestTaint, type Site, type View } from '@postern/engine'
import { injectionRule } from '../injection/rule.ts'

export const noUnscopedMutation = injectionRule({
  meta: {
    name: 'no-unscoped-mutation',
    description: 'A request must not be able to leave the condition of a change empty, so that it meets every row.',
    risks: [4, 6],
    cwe: [284, 1284],
    owasp: ['API3:2023', 'API6:2019', 'A01:2021']
  },
  kinds: ['filter'],
  judges: (_, { input, operation }) => typeof input === 'object' && input.every === true && (operation === 'delete' || operation === 'update'),
  taints: (view, { data, argument }) => {
    const whole = data.taints.filter(isFromClient).filter(mayBeObject)
    return whole.length > 0 ? whole : missing(view, data, argument)
  },
  // Of a query only some parsers make objects; every value of it may be left out.
  atMost: ({ origin }, _, { data }) => origin.part === 'query' && data.taints.length > 0 ? 'medium' : 'high',
  does: ({ callee, data }) => data.taints.some(isFromClient)
    ? `is the whole condition of \`${callee}\`, which takes an empty one for every row`
    : `may not be there, and \`${callee}\` takes a key that is \`undefined\` for no condition`,
  allows: ({ operation, entity }) => `${operation === 'delete' ? 'delete' : 'change'} every row of ${nameOf(entity)} by leaving it out`,
  instead: ({ data }) => data.taints.some(isFromClient)
    ? 'Write the keys of the condition here, and refuse requests that lack one.'
    : 'Refuse the request when it is missing, or let a schema require it.'
})

/** The values of a condition all of whose keys the client may leave out; none where one key holds whatever the client sends. */
function missing(view: View, data: Data, argument: Arrival['argument']): readonly RequestTaint[] {
  const keys = argument === null ? null : keysOf(view, argument)
  if (keys === null || keys.length === 0) return []
  const values = keys.map(({ key, value }) => {
    const taints = isTested(view, value) ? [] : data.fields.get(key)?.taints ?? []
    return taints.filter(isFromClient).filter(mayBeMissing)
  })
  return values.every(taints => taints.length > 0) ? values.flat() : []
}

/** The keys of a condition that is written out, with their values; null where others may be in it. */
function keysOf(view: View, argument: Site): readonly { readonly key: string, readonly value: Site }[] | null {
  const [written, ...others] = writtenOf(view, argument).map(({ site }) => site)
  if (written?.node.kind !== 'object' || others.length > 0) return null
  const { module, node } = written
  return node.entries.every(entry => entry.kind === 'property') ? node.entries.map(({ key, value }) => ({ key, value: { module, node: value } })) : null
}

/** A test around it speaks of it: of names flow knows what was proven, of `req.body.shelf` only the whole body. */
function isTested(view: View, value: Site): boolean {
  if (value.node.kind !== 'member') return false
  const written = textOf(view, value)
  return view.program.testsAround(value).some(({ test }) => textOf(view, test).includes(written))
}

function textOf(view: View, { module: { path }, node: { start, end } }: Site): string {
  return textAt(view, { path, start, end })
}

/** A parameter of the path is always there, and always a text. */
function isFree({ origin: { part } }: RequestTaint): boolean {
  return part !== 'params' && part !== 'path'
}

function mayBeObject(taint: RequestTaint): boolean {
  return isFree(taint) && taint.origin.part !== 'headers' && taint.origin.part !== 'cookies' && (taint.type === 'any' || taint.type === 'object')
}

function mayBeMissing(taint: RequestTaint): boolean {
  return isFree(taint) && taint.type === 'any' && !taint.cleaned.includes('absence')
}

function nameOf(entity: string | null): string {
  return entity === null ? 'the table' : `\`${entity.slice(entity.lastIndexOf('#') + 1)}\``
}
