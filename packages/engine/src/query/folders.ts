import type { Expression } from '../model/expression.ts'
import type { View } from '../model/rule.ts'
import type { Site } from '../model/value.ts'
import { writtenOf, type Placed } from './written.ts'

/** Texts that lead nowhere from the folder they are joined to, or out of it. */
const staying = /^(?:\.{0,2}[\\/]?)+$/
const joiners: ReadonlySet<string> = new Set(['join', 'resolve', 'normalize'])
/** Calls of calls that a path is put together with. */
const mostSteps = 6

/**
 * Whether a path is that of the project or of its sources: the folder in which the process runs, the folder of the file itself, the root
 * of the machine, or one above them.
 */
export function isProjectFolder(view: View, site: Site): boolean {
  const leaves = writtenOf(view, site)
  return leaves.length > 0 && leaves.every(leaf => isBase(view, leaf, mostSteps))
}

function isBase(view: View, { site: { module, node }, frame }: Placed, left: number): boolean {
  const text = view.program.constant({ module, node }, frame)
  if (typeof text === 'string') return staying.test(text) && text !== ''
  if (node.kind === 'global') return node.name === '__dirname'
  if (node.kind === 'member') return node.property === 'dirname' && node.object.kind === 'global'
  if (node.kind !== 'call' || left === 0) return false
  const { callee, arguments: given } = node
  if (callee.kind === 'member' && callee.property === 'cwd' && callee.object.kind === 'global' && callee.object.name === 'process') return true
  const name = callee.kind === 'member' ? callee.property : callee.kind === 'ref' ? callee.name : ''
  const isOfPaths = view.program.targets({ module, node }, frame).some(target => target.kind === 'library' && target.target.library.package === 'node:path')
  if (!isOfPaths) return false
  // `dirname(fileURLToPath(import.meta.url))` is the folder of the file.
  if (name === 'dirname') return given.some(each => each.kind === 'call' && each.arguments.some(isOwnAddress))
  return joiners.has(name) && given.every(each => isBase(view, { site: { module, node: each }, frame }, left - 1) || isEmpty(each))
}

function isOwnAddress(node: Expression): boolean {
  return node.kind === 'member' && node.property === 'url' && node.object.kind === 'global'
}

function isEmpty(node: Expression): boolean {
  return node.kind === 'literal' && node.value === ''
}
