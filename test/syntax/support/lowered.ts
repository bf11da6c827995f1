import { printModule } from '../../../packages/engine/src/model/print.ts'
import { lower } from '../../../packages/engine/src/syntax/index.ts'

/** The lowered text, printed. Names that are not bound stand in `<>`, temporaries are `%1`, `%2`; see print.ts. */
export function lowered(text: string, path = 'shop.ts'): string {
  return printModule(lower(`/project/${path}`, text))
}

/** A test's rows: what it is about, the source, the printed tree (without the line breaks around it). */
export type Row = readonly [what: string, source: string, printed: string]
