import { everyTaint, isFromClient, type Arrival, type View } from '@postern/engine'
import { injectionRule } from '../injection/rule.ts'

const said = {
  'module-name': {
    does: 'chooses the module that',
    allows: 'have any file of the server run that a module can be loaded from, what was uploaded among them',
    instead: 'Load the modules by names that are written here, into an object of your own, and choose from that.'
  },
  'code-context': {
    does: 'can be used by the program that',
    allows: 'leave the context through objects of the server, or be run there, where the program evaluates what it is given',
    instead: 'Hand it in as text that is parsed there (`JSON.parse`), and evaluate none of it.'
  },
  'code': {
    does: 'becomes part of the program that',
    allows: 'run code of their own in the server',
    instead: 'Read data with `JSON.parse`, choose functions from an object of your own, and calculate with a parser that knows numbers only.'
  }
}

export const noCodeInjection = injectionRule({
  meta: {
    name: 'no-code-injection',
    description: 'Data of the request must not be run as a program.',
    cwe: [94, 95]
  },
  kinds: ['code', 'code-context', 'module-name'],
  apart: true,
  judges: (view, arrival) => arrival.kind !== 'code-context' || mayCall(view, arrival),
  taints: (_, { kind, data }) => kind === 'code-context' ? everyTaint(data).filter(isFromClient) : [...data.taints, ...data.elements?.taints ?? []].filter(isFromClient),
  // Without slashes and dots it names no file.
  harms: ({ cleaned }, _, { kind }) => kind !== 'module-name' || !cleaned.includes('file-path'),
  // A program of the server's own mostly takes what it is given as data; behind a folder a name loads what lies in the server.
  atMost: ({ cleaned }, _, { kind }) => kind === 'code-context' ? 'low' : kind === 'module-name' && cleaned.includes('path-root') ? 'medium' : 'high',
  does: arrival => `${wordsOf(arrival).does} \`${arrival.callee}\` ${arrival.kind === 'module-name' ? 'loads' : 'runs'}`,
  allows: arrival => wordsOf(arrival).allows,
  instead: arrival => wordsOf(arrival).instead
})

function wordsOf({ kind }: Arrival): (typeof said)['code'] {
  return kind === 'module-name' || kind === 'code-context' ? said[kind] : said.code
}

/** A program that is written here and calls nothing runs nothing that it is given. */
function mayCall({ program }: View, { site, argument }: Arrival): boolean {
  const [text] = site.node.kind === 'call' ? site.node.arguments : []
  const constant = text === undefined || text === argument?.node ? null : program.constant({ module: site.module, node: text })
  return typeof constant !== 'string' || constant.includes('(') || constant.includes('`')
}
