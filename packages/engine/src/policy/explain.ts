import type { ErrorObject } from 'ajv'
import type { Node } from 'jsonc-parser'

/** A sentence about a place in a JSON text. */
export interface Remark {
  readonly offset: number
  /** What is wrong and what may stand there. */
  readonly message: string
}

/** Ajv says these again of the whole, beside the error of the part. */
const ECHOES = new Set(['if', 'propertyNames'])

/** What Ajv found wrong, as sentences about places, in the order of the text; a sentence is said once. */
export function explain(root: Node, errors: readonly ErrorObject[]): Remark[] {
  const remarks = errors.filter(error => !ECHOES.has(error.keyword)).map(error => remark(root, error))
  const seen = new Set<string>()
  return remarks.sort((a, b) => a.offset - b.offset).filter(({ offset, message }) => {
    const key = `${offset} ${message}`
    return !seen.has(key) && seen.add(key)
  })
}

function remark(root: Node, error: ErrorObject): Remark {
  const path = error.instancePath.split('/').slice(1).map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const node = nodeAt(root, path) ?? root
  const name = path.length === 0 ? 'the file' : `"${spell(path)}"`
  const params = error.params as Record<string, unknown>
  const here = (message: string): Remark => ({ offset: node.offset, message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.` })
  if (error.propertyName !== undefined) {
    const holder = path.at(-1) === 'rules' ? 'the name of a rule' : `a name that ${name} may hold`
    return { offset: keyOffset(node, error.propertyName), message: `"${error.propertyName}" is not ${holder}.` }
  }
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty)
      const known = Object.keys((error.parentSchema?.properties ?? {}) as object).filter(other => other !== '$schema')
      return { offset: keyOffset(node, key), message: `Unknown key "${key}" in ${name}. It may hold ${known.join(', ')}.` }
    }
    case 'required': return here(`${name} lacks "${String(params.missingProperty)}"`)
    case 'const': return here(`${name} can only be ${JSON.stringify(params.allowedValue)}`)
    case 'enum': return here(`${name} must be one of ${(params.allowedValues as unknown[]).join(', ')}`)
    case 'type': return here(`${name} must be ${[params.type].flat().map(type => articles[String(type)] ?? String(type)).join(' or ')}`)
    case 'minLength': return here(params.limit === 1 ? `${name} must not be empty` : `${name} needs at least ${String(params.limit)} characters`)
    case 'pattern': return here(`${name} does not have the form ${String(params.pattern)}${meaning(error)}`)
    default: return here(`${name} ${error.message ?? 'is not valid'}`)
  }
}

const articles: Readonly<Record<string, string>> = {
  object: 'an object', array: 'an array', string: 'a string', number: 'a number', boolean: 'true or false', null: 'null'
}

function meaning(error: ErrorObject): string {
  const description: unknown = error.parentSchema?.description
  return typeof description === 'string' ? ` (${description.replace(/\.$/, '')})` : ''
}

/** `public[0].reason`. */
function spell(path: readonly string[]): string {
  return path.map((part, index) => (/^\d+$/.test(part) ? `[${part}]` : index === 0 ? part : `.${part}`)).join('')
}

function nodeAt(root: Node, path: readonly string[]): Node | undefined {
  let node: Node | undefined = root
  for (const part of path) {
    node = node?.type === 'array' ? node.children?.[Number(part)] : propertyOf(node, part)?.children?.[1]
  }
  return node
}

/** Where the key of an object stands; where the object stands when it has no such key. */
export function keyOffset(node: Node, key: string): number {
  return propertyOf(node, key)?.offset ?? node.offset
}

/** The last property of the name: the one that counts. */
function propertyOf(node: Node | undefined, key: string): Node | undefined {
  return node?.type === 'object' ? node.children?.findLast(child => child.children?.[0]?.value === key) : undefined
}

/** Keys that stand twice in one object: of the first nothing would be left. */
export function repeatedKeys(node: Node): Remark[] {
  const remarks: Remark[] = []
  const seen = new Set<unknown>()
  for (const child of node.children ?? []) {
    const key: unknown = node.type === 'object' ? child.children?.[0]?.value : undefined
    if (typeof key === 'string' && seen.has(key)) {
      remarks.push({ offset: child.offset, message: `The key "${key}" stands twice here: put both together.` })
    }
    seen.add(key)
    remarks.push(...repeatedKeys(child))
  }
  return remarks
}
