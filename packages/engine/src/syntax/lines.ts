/** Line ends other than `\n` and `\r\n`, which are rare. */
const ODD_LINE_END = /\r(?!\n)|[\u2028\u2029]/
const LINE_END = /\r\n|[\n\r\u2028\u2029]/g

/** The offsets of the first character of each line, the way the compiler counts lines. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  if (hasOddLineEnd(text)) {
    for (const { index, 0: end } of text.matchAll(LINE_END)) starts.push(index + end.length)
    return starts
  }
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Asked in the cheap way first: most texts have no such character at all. */
function hasOddLineEnd(text: string): boolean {
  return (text.includes('\r') || text.includes('\u2028') || text.includes('\u2029')) && ODD_LINE_END.test(text)
}

/** The zero-based line of an offset. */
export function lineOf(lines: readonly number[], offset: number): number {
  let low = 0
  let high = lines.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((lines[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low
}
