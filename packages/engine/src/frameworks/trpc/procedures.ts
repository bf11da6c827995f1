import type { Expression, Frame, Program, Site, Value } from '../../model/index.ts'
import { PROCEDURE_STEPS } from '../limits.ts'

/** An expression and the activation in which it is written. */
export interface Placed {
  readonly site: Site
  readonly frame: Frame | null
}

/** A step in the building of a procedure: `.input(schema)`, `.use(middleware)`, `.query(resolver)`. */
export interface Step extends Placed {
  readonly name: string
  /** What it is handed. */
  readonly argument: Placed | null
}

/** All steps of a procedure, in the order in which they are written, across names and files. */
export function stepsOf(program: Program, value: Value): readonly Step[] {
  const steps: Step[] = []
  if (value.kind === 'instance' && value.created !== null) collect(program, { site: value.created, frame: value.frame }, steps, PROCEDURE_STEPS)
  return steps
}

function collect(program: Program, { site: { module, node }, frame }: Placed, into: Step[], fuel: number): void {
  if (fuel === 0) return
  if (node.kind === 'call' && node.callee.kind === 'member') {
    collect(program, { site: { module, node: node.callee.object }, frame }, into, fuel - 1)
    const [first] = node.arguments
    const argument = first === undefined ? null : { site: { module, node: first }, frame }
    if (STEPS.has(node.callee.property)) into.push({ name: node.callee.property, site: { module, node }, frame, argument })
    return
  }
  const made = program.evaluate({ module, node }, frame).filter(isBuilder).find(({ created }) => created !== null && created.node !== node)
  if (made?.created != null) collect(program, { site: made.created, frame: made.frame }, into, fuel - 1)
}

const STEPS: ReadonlySet<string> = new Set(['input', 'output', 'use', 'query', 'mutation', 'subscription', 'concat', 'unstable_concat'])

function isBuilder(value: Value): value is Value & { readonly kind: 'instance' } {
  return value.kind === 'instance' && value.package === '@trpc/server' && (value.type === 'ProcedureBuilder' || value.type === 'Procedure')
}

/** The functions of a middleware: itself, or those that `t.middleware` and `unstable_pipe` were given, in order. */
export function middlewareOf(program: Program, { site, frame }: Placed): readonly Placed[] {
  const pending: { readonly placed: Placed, readonly made: Value | undefined }[] = [{
    placed: { site, frame }, made: program.evaluate(site, frame).find(value => value.kind === 'instance' && value.type === 'Middleware')
  }]
  const found: Placed[] = []
  for (const { placed, made } of pending) {
    if (made?.kind !== 'instance' || made.created?.node.kind !== 'call') {
      found.unshift(placed)
      continue
    }
    const { module, node } = made.created
    const [first] = node.arguments
    if (first !== undefined) found.unshift({ site: { module, node: first }, frame: made.frame })
    const before = node.callee.kind === 'member' && node.callee.property === 'unstable_pipe' ? outer(module, node.callee.object) : null
    if (before !== null && pending.length < PROCEDURE_STEPS) {
      const values = program.evaluate(before, made.frame)
      pending.push({ placed: { site: before, frame: made.frame }, made: values.find(value => value.kind === 'instance' && value.type === 'Middleware') })
    }
  }
  return found
}

const outer = (module: Site['module'], node: Expression): Site => ({ module, node })
