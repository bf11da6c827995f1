import fc from 'fast-check'

/** Words and signs that change what the text around them means. */
export const sparks = [
  '(', ')', '{', '}', '[', ']', '<', '>', '`', '"', '\'', '/', '//', '/*', '*/', '${', '=', '=>', ';', ',', '.', '?.', '...', ':', '@', '#a', '\\', '\n', '\u2028',
  'class ', 'async ', 'await ', 'yield ', 'import ', 'export ', 'default ', 'enum ', 'namespace a.b ', 'declare ', 'let ', 'var ', 'of ', 'in ', 'static ', 'get ', 'accessor ',
  'constructor', 'abstract ', 'using ', 'type ', 'interface ', ' as any', ' satisfies T', 'new.target', 'import.meta', 'super', 'this', 'require("x")', 'module.exports = ',
  'exports.a = ', 'switch (a) {', 'case 1:', 'a:', '1n', '/re/g', '<a>', '</a>', '<a/>', '@d ', '++', '??=', '`a${b}c`', '{ a = 1 } = ', '[a, ...b] = '
]

/** One change of a text; numbers between 0 and 1 are places in it. */
export type Damage = (text: string) => string
const place = fc.double({ min: 0, max: 1, noNaN: true })
const width = fc.integer({ min: 1, max: 80 })
const at = (text: string, where: number) => Math.floor(where * text.length)

/** Cuts, copies, swaps a piece of a text, or writes something between. */
export const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(place, width).map(([from, size]) => (text: string) => text.slice(0, at(text, from)) + text.slice(at(text, from) + size)),
  fc.tuple(place, width, place).map(([from, size, to]) => (text: string) => {
    const chunk = text.slice(at(text, from), at(text, from) + size)
    return text.slice(0, at(text, to)) + chunk + text.slice(at(text, to))
  }),
  fc.tuple(place, width, place).map(([one, size, other]) => (text: string) => {
    const [first, second] = [at(text, one), at(text, other)].sort((a, b) => a - b) as [number, number]
    const middle = Math.min(first + size, second)
    return text.slice(0, first) + text.slice(second, second + size) + text.slice(middle, second) + text.slice(first, middle) + text.slice(second + size)
  }),
  fc.tuple(place, fc.constantFrom(...sparks)).map(([where, spark]) => (text: string) => text.slice(0, at(text, where)) + spark + text.slice(at(text, where)))
)
