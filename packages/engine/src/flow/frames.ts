import type { Program } from '../model/program.ts'
import type { Frame, FunctionRef } from '../model/value.ts'

const assumed = new WeakMap<Frame, Map<FunctionRef, Frame>>()

/**
 * The activation to ask about inside a function that was made in `frame`: null (whoever calls) unless a closure's definer is
 * known, for which one activation with unknown arguments is assumed.
 */
export function frameOf(program: Program, target: FunctionRef, frame: Frame | null): Frame | null {
  if (frame === null || frame.function === target) return frame
  const kept = assumed.get(frame) ?? new Map<FunctionRef, Frame>()
  assumed.set(frame, kept)
  const own = kept.get(target) ?? program.assume(target, [], frame, frame.self)
  kept.set(target, own)
  return own
}

/**
 * The activation in which a framework calls a function: of the function itself only `this` is kept, since the arguments of the call
 * that happened to name it (`attempt(ships.list)`) are not those of a request.
 */
export function entryFrame(program: Program, target: FunctionRef, frame: Frame | null): Frame | null {
  if (frame?.function !== target) return frame
  return frame.self === null ? frame.parent : program.assume(target, [], frame.parent, frame.self)
}

/** The function that runs where another is called: of one that tells requests apart by itself, what is left of it for the route. */
export function insteadOf({ root }: { readonly root: FunctionRef }, target: FunctionRef): FunctionRef | null {
  const instead = root.instead?.get(target)
  return instead === undefined ? target : instead
}
