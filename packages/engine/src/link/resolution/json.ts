/**
 * Reads JSON with comments and trailing commas. Null when it is not that: a broken configuration file counts as none.
 */
export function readJson(text: string): Record<string, unknown> | null {
  try {
    return asRecord(JSON.parse(stripComments(text)))
  } catch {
    return null
  }
}

export function asRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : null
}

export function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

export function asTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}

/** Strings are matched too, so that nothing inside them is taken for a comment or a comma. */
const tokens = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*[}\]])/g

function stripComments(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(tokens, token => token.startsWith('"') ? token : ' ')
}
