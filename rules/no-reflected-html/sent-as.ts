import type { Arrival, View } from '@postern/engine'

/** How a text is sent: as a header that the same function sets says, else as the call that sends it does. */
export function sentAs(view: View, { input, argument, function: holder }: Arrival): 'html' | 'other' {
  const html = typeof input === 'object' ? input.html : undefined
  if (html === 'always') return 'html'
  const types = view.arrivals('response-header-value')
    .filter(each => each.function === holder && each.header?.toLowerCase() === 'content-type')
    .flatMap(each => (each.argument === null ? [] : [view.program.constant(each.argument)]))
  if (types.length > 0) return types.some(type => typeof type === 'string' && /html/i.test(type)) ? 'html' : 'other'
  if (html === 'tag') return argument?.node.kind === 'concat' && beginsWithTag(argument.node.parts[0]) ? 'html' : 'other'
  return html === undefined ? 'other' : 'html'
}

function beginsWithTag(part: Extract<NonNullable<Arrival['argument']>['node'], { kind: 'concat' }>['parts'][number] | undefined): boolean {
  return part?.kind === 'literal' && /^\s*</.test(String(part.value))
}
