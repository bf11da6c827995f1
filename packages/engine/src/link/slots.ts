import type { Module } from '../model/module.ts'
import type { Slot } from '../model/program.ts'
import type { Modules } from './modules.ts'
import { Memory } from './remembered.ts'
import type { Tracker } from './tracking.ts'

/** A place for what a later stage computes of answers. */
export function slotOf<T>(modules: Modules, tracker: Tracker): Slot<T> {
  const memory = new Memory<T>()
  return {
    read() {
      tracker.read(memory)
      return memory.result
    },
    fill(read: readonly Module[], compute, meanwhile) {
      // Whoever has it filled rests on it, also where it was not asked for before.
      tracker.read(memory)
      memory.isForgotten = false
      memory.result = meanwhile
      const reader = tracker.enter(memory)
      try {
        for (const module of read) modules.read(module)
        return memory.keep(compute())
      } finally {
        tracker.leave(reader)
      }
    },
    release() {
      memory.result = undefined
    }
  }
}
