/** What stands at a hole in a SQL text. */
export type SqlPosition =
  /**
   * A value may stand here, unquoted. `column`: it is compared with a column or stored in one, which gives it its type whatever it is
   * bound as; next to an expression SQLite takes the text '3' for another thing than the number 3.
   */
  | { readonly kind: 'value', readonly column: boolean }
  /** Inside of a quoted text: how far the quotes are away. */
  | { readonly kind: 'quoted', readonly quote: string, readonly open: number }
  /** A name, a keyword, a list: nothing that a placeholder can stand for. */
  | { readonly kind: 'other' }

/**
 * What a placeholder put behind this beginning of a statement would be. A value follows a comparison, `LIKE`, `LIMIT`, `BETWEEN` and
 * the like, stands in the list behind `VALUES`, is set (`x = `), or is the argument of a function; everything else is a name or syntax.
 *
 * @param before - the statement up to the hole; earlier holes are written as `?`
 */
export function positionIn(before: string): SqlPosition {
  const open = openQuote(before)
  if (open === 'comment') return { kind: 'other' }
  if (open !== null) return { kind: 'quoted', quote: before.charAt(open), open }
  const code = withoutTexts(before).trimEnd().toLowerCase()
  if (/(?:[=<>]|\b(?:like|ilike|rlike|regexp|limit|offset|between|escape|top))$/.test(code)) return { kind: 'value', column: isBesideColumn(code) }
  if (/\bbetween\s+\S+\s+and$/.test(code)) return { kind: 'value', column: isBesideColumn(code.replace(/\s+\S+\s+and$/, '')) }
  if (/[(,]$/.test(code)) {
    const list = listAt(code)
    return list === null ? { kind: 'other' } : { kind: 'value', column: list === 'values' }
  }
  if (/(?:\|\||[-+*/%])$/.test(code) && !/\bselect\s+\*$/.test(code)) return { kind: 'value', column: false }
  return { kind: 'other' }
}

/** The offset at which an unfinished quoted text begins; `comment` inside of a comment; null outside of both. */
function openQuote(text: string): number | 'comment' | null {
  let open = -1
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (open >= 0) {
      if (character === text.charAt(open)) open = -1
    } else if (character === '\'' || character === '"' || character === '`') {
      open = at
    } else if (text.startsWith('--', at)) {
      const end = text.indexOf('\n', at)
      if (end < 0) return 'comment'
      at = end
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at)
      if (end < 0) return 'comment'
      at = end + 1
    }
  }
  return open < 0 ? null : open
}

function withoutTexts(text: string): string {
  return text.replace(/'(?:[^']|'')*'/g, '?')
}

/** Behind a column and a comparison (`price >`, `b.title like`), or where only a count can stand. */
function isBesideColumn(code: string): boolean {
  const compared = /([\w."`\]]+)\s*(?:not\s+)?(?:[=<>!]+|like|ilike|rlike|regexp|between)$/.exec(code)
  const isColumn = compared !== null && /[a-z_"`\]]/.test(compared[1] ?? '')
  return /\b(?:limit|offset|top)$/.test(code) || (isColumn && !/[-+*/%|)]\s*$/.test(code.slice(0, compared.index)))
}

/** The parentheses of `VALUES (..)` or of a function; null: of `IN (..)`, of a list of columns or of a subquery. */
function listAt(code: string): 'values' | 'function' | null {
  let depth = 0
  for (let at = code.length - 1; at >= 0; at--) {
    const character = code.charAt(at)
    if (character === ')') depth++
    else if (character === '(' && depth-- === 0) return opened(code.slice(0, at).trimEnd())
  }
  return null
}

/** Functions of one value that all the databases have. */
const functions = /\b(?:lower|upper|trim|coalesce|concat|abs|date|length|nullif|ifnull|round|cast|to_tsquery|plainto_tsquery|md5|crypt)$/

function opened(before: string): 'values' | 'function' | null {
  if (/\bvalues(?:\s*\([^()]*\)\s*,)*$/.test(before)) return 'values'
  return functions.test(before) ? 'function' : null
}
