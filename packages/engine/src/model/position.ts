/** A place as people count: lines and columns from 1, columns in UTF-16 code units (as editors and SARIF do). */
export interface Position {
  readonly line: number
  readonly column: number
}

/**
 * The line and column of an offset, by binary search.
 *
 * @param lines - offsets of the first character of each line (`Module.lines`)
 * @param offset - in UTF-16 code units; beyond the end it stays on the last line
 */
export function positionAt(lines: readonly number[], offset: number): Position {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 }
}
