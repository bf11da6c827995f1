import type { Module } from '../../model/module.ts'
import type { TracedCall } from '../../model/program.ts'
import type { Value } from '../../model/value.ts'
import type { Frames } from '../frames.ts'
import type { Linker } from '../linker.ts'
import { Interest, type Touches } from './interest.ts'
import { Walk, type Runs } from './walk.ts'

/**
 * The calls that a start of the program makes, in their order: entry files first (nobody imports them), each with what it imports
 * before it; then functions that nobody reached though they make or take something of interest, with unknown arguments. `touches`: what
 * the functions of each file may touch.
 */
export function trace(
  linker: Linker, touches: (module: Module) => Touches, frames: Frames, of: (value: Value) => boolean, runs: Runs = () => []
): readonly TracedCall[] {
  const interest = new Interest([...linker.modules.values()].map(touches), of)
  if (interest.isNothing) return []
  const walk = new Walk(linker, frames, interest, runs)
  for (const module of inOrder(linker, interest)) walk.module(module)
  for (const module of linker.modules.values()) {
    for (const [index, node] of module.functions.entries()) {
      if (index === 0 || node.bodySpan === null || !isOutermost(module, index, walk)) continue
      const target = linker.functionRef(module, index)
      if (!walk.hasReached(target) && interest.touches(target)) walk.root(target)
    }
  }
  return walk.calls
}

/** No function around it was walked, in which case it would have been met there. */
function isOutermost(module: Module, index: number, walk: Walk): boolean {
  const parent = module.functions[index]?.parent ?? 0
  return parent <= 0 || walk.hasReachedIndex(module, parent)
}

/** Files that nobody imports come first, among them those that make something of interest themselves. */
function inOrder(linker: Linker, interest: Interest): readonly Module[] {
  const imported = new Set<string>()
  const modules = [...linker.modules.values()]
  for (const module of modules) {
    for (const request of module.requests) {
      if (request.form === 'type') continue
      const resolution = linker.resolve(module.path, request.from)
      if (resolution.kind === 'file' && resolution.path !== module.path) imported.add(resolution.path)
    }
  }
  const entries = modules.filter(module => !imported.has(module.path))
  const others = modules.filter(module => imported.has(module.path))
  const rank = (module: Module): number => interest.touches(linker.functionRef(module, 0)) ? 0 : 1
  const ranked = entries.map(module => ({ module, rank: rank(module) })).sort((a, b) => a.rank - b.rank)
  return [...ranked.map(one => one.module), ...others]
}
