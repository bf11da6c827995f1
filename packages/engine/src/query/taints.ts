import type { Data, Taint } from '../model/flow.ts'

/** What the client of a request decides. */
export type RequestTaint = Taint & { readonly origin: Extract<Taint['origin'], { kind: 'request' }> }
/** What comes from rows of an entity. */
export type RowTaint = Taint & { readonly origin: Extract<Taint['origin'], { kind: 'row' }> }

/** Whether data comes from the request; what the server knows of the principal does not. */
export function isFromClient(taint: Taint): taint is RequestTaint {
  return taint.origin.kind === 'request' && taint.origin.part !== 'principal'
}

export function isFromRow(taint: Taint): taint is RowTaint {
  return taint.origin.kind === 'row'
}

/** All the taints in a value and in its parts, the outer ones first. */
export function everyTaint(data: Data): readonly Taint[] {
  return [...data.taints, ...[...data.fields.values()].flatMap(everyTaint), ...data.elements === null ? [] : everyTaint(data.elements)]
}
