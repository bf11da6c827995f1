/** A field of a model as written. `attributes` are the texts after the type, each with its `@`. */
export interface PrismaField {
  readonly name: string
  readonly type: string
  readonly list: boolean
  readonly optional: boolean
  readonly attributes: readonly string[]
  readonly documentation: string
  readonly start: number
  readonly end: number
}

/** `model`, `type`, `view` or `enum` with its fields; an enum's values are fields without a type. */
export interface PrismaBlock {
  readonly kind: 'model' | 'view' | 'type' | 'enum'
  readonly name: string
  readonly fields: readonly PrismaField[]
  /** Block attributes: `@@map("users")`. */
  readonly attributes: readonly string[]
  readonly start: number
  readonly end: number
}

interface Open {
  readonly kind: PrismaBlock['kind']
  readonly name: string
  readonly start: number
  readonly end: number
  readonly fields: PrismaField[]
  readonly attributes: string[]
}

const opening = /^[ \t]*(model|view|type|enum)\s+([A-Za-z_]\w*)\s*\{/
const fieldLine = /^([A-Za-z_]\w*)(?:\s+([A-Za-z_][\w.]*(?:\("[^"]*"\))?)(\[\])?(\?)?)?(.*)$/

/**
 * The blocks of a Prisma schema (https://www.prisma.io/docs/orm/prisma-schema). Reads line by line, as the language is written;
 * what it does not know is passed over, so any text gives an answer.
 */
export function readPrisma(text: string): readonly PrismaBlock[] {
  const blocks: PrismaBlock[] = []
  let open: Open | null = null
  let documentation = ''
  let offset = 0
  for (const raw of text.split('\n')) {
    const line = withoutComment(raw)
    const header: RegExpExecArray | null = open === null ? opening.exec(line) : null
    if (header !== null) {
      const name: string = header[2] ?? ''
      const start: number = offset + line.indexOf(name, line.indexOf(header[1] ?? '') + (header[1] ?? '').length)
      open = { kind: kindOf(header[1]), name, start, end: start + name.length, fields: [], attributes: [] }
    } else if (open !== null) {
      const content = line.trim()
      if (content.startsWith('}')) {
        blocks.push(open)
        open = null
      } else if (content.startsWith('@@')) {
        open.attributes.push(content)
      } else if (content !== '') {
        const field = readField(content, offset + raw.indexOf(content), documentation + trailingComment(raw))
        if (field !== null) open.fields.push(field)
      }
    }
    documentation = raw.trim().startsWith('///') ? `${documentation} ${raw.trim().slice(3)}` : ''
    offset += raw.length + 1
  }
  return blocks
}

/** The argument of an attribute that is a text: `users` of `@@map("users")`. */
export function attributeText(attributes: readonly string[], name: string): string | null {
  for (const attribute of attributes) {
    const match = /^(@{1,2}[\w.]+)\(\s*(?:name:\s*)?"([^"]*)"/.exec(attribute)
    if (match?.[1] === name) return match[2] ?? null
  }
  return null
}

function kindOf(word: string | undefined): PrismaBlock['kind'] {
  return word === 'view' || word === 'type' || word === 'enum' ? word : 'model'
}

function readField(content: string, start: number, documentation: string): PrismaField | null {
  const match = fieldLine.exec(content)
  if (match === null) return null
  const [, name = '', type = '', list, optional, rest = ''] = match
  return {
    name, type, documentation, start, end: start + name.length,
    list: list !== undefined, optional: optional !== undefined, attributes: splitAttributes(rest)
  }
}

/** `@id @default(uuid()) @map("x")`: each attribute with its arguments, parentheses balanced. */
function splitAttributes(text: string): readonly string[] {
  const attributes: string[] = []
  let depth = 0
  let quoted = false
  let from = -1
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '"' && text.charAt(at - 1) !== '\\') quoted = !quoted
    if (quoted) continue
    if (character === '(') depth++
    if (character === ')') depth--
    if (character === '@' && depth === 0) {
      if (from >= 0) attributes.push(text.slice(from, at).trim())
      from = at
    }
  }
  if (from >= 0) attributes.push(text.slice(from).trim())
  return attributes
}

function withoutComment(line: string): string {
  const at = commentStart(line)
  return at < 0 ? line.replace(/\r$/, '') : line.slice(0, at)
}

function trailingComment(line: string): string {
  const at = line.indexOf('///')
  return at < 0 ? '' : line.slice(at + 3)
}

function commentStart(line: string): number {
  let quoted = false
  for (let at = 0; at < line.length - 1; at++) {
    if (line.charAt(at) === '"' && line.charAt(at - 1) !== '\\') quoted = !quoted
    if (!quoted && line.startsWith('//', at)) return at
  }
  return -1
}
