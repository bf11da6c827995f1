import { Ajv, type ErrorObject } from 'ajv'
import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Policy } from '../model/index.ts'
import { emptyPolicy } from './empty.ts'
import schema from './schema.json' with { type: 'json' }

/** One thing wrong with a policy file. Lines and columns count from 1. */
export interface PolicyProblem {
  readonly line: number
  readonly column: number
  /** One sentence: what is wrong and what may stand there. */
  readonly message: string
}

export type PolicyResult =
  | { readonly ok: true, readonly policy: Policy, readonly preset: 'recommended' | 'strict' | 'all' | null }
  | { readonly ok: false, readonly problems: readonly PolicyProblem[] }

/** `postern.json` once the schema holds. */
interface PolicyFile {
  preset?: 'recommended' | 'strict' | 'all'
  public?: { route: string, reason: string, until?: string }[]
  guards?: { module: string, name: string, refuses?: 'authentication' | 'authorization' }[]
  columns?: Partial<Record<'sensitive' | 'notSensitive' | 'privileged' | 'notPrivileged', string[]>>
  rules?: Record<string, 'off' | 'warn' | 'error'>
  ignore?: string[]
  gateway?: { authentication?: string[], rateLimit?: string[] }
  libraries?: (Pick<Policy['libraries'][number], 'package' | 'exports'> & Partial<Policy['libraries'][number]>)[]
}

const validate = new Ajv({ allErrors: true, verbose: true }).compile<PolicyFile>(schema)

/**
 * Reads the text of a `postern.json` (comments and trailing commas are allowed).
 *
 * @param text - what the file holds
 * @param ruleNames - names of all rules there are, so that a level for an unknown one is an error
 * @returns the policy, or every problem with its line and column; never throws
 */
export function readPolicy(text: string, ruleNames: readonly string[]): PolicyResult {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { allowTrailingComma: true })
  if (errors.length > 0 || root === undefined) {
    const problems = errors.map(error => problem(text, error.offset, `Not JSON with comments: ${words(printParseErrorCode(error.error))}.`))
    return { ok: false, problems: problems.length > 0 ? problems : [problem(text, 0, 'The file is empty: write at least `{}`.')] }
  }
  const value: unknown = getNodeValue(root)
  if (!validate(value)) return { ok: false, problems: (validate.errors ?? []).flatMap(error => explain(text, root, error)) }
  const unknown = unknownRules(text, root, value, ruleNames)
  if (unknown.length > 0) return { ok: false, problems: unknown }
  return { ok: true, policy: policyOf(value), preset: value.preset ?? null }
}

function policyOf(file: PolicyFile): Policy {
  return {
    ...emptyPolicy,
    public: (file.public ?? []).map(({ route, reason, until }) => ({ route, reason, until: until ?? null })),
    guards: (file.guards ?? []).map(guard => ({ ...guard, refuses: guard.refuses ?? 'authentication' })),
    ...file.columns,
    rules: Object.fromEntries(Object.entries(file.rules ?? {}).map(([name, level]) => [bare(name), level])),
    ignore: file.ignore ?? [],
    libraries: (file.libraries ?? []).map(library => ({ versions: '*', manual: 'postern.json', ...library })),
    gateway: file.gateway === undefined
      ? null
      : { authentication: file.gateway.authentication ?? [], rateLimit: file.gateway.rateLimit ?? [] }
  }
}

function unknownRules(text: string, root: Node, file: PolicyFile, ruleNames: readonly string[]): PolicyProblem[] {
  return Object.keys(file.rules ?? {}).filter(name => !ruleNames.includes(bare(name))).map(name =>
    problem(text, keyOffset(root, ['rules'], name), `There is no rule "${name}". The rules are ${ruleNames.join(', ')}.`))
}

function bare(name: string): string {
  return name.replace(/^postern\//, '')
}

/** Ajv's word on one violation as a sentence about the line. */
function explain(text: string, root: Node, error: ErrorObject): PolicyProblem[] {
  const path = error.instancePath.split('/').slice(1).map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const segments = path.map(part => (/^\d+$/.test(part) ? Number(part) : part))
  const here = findNodeAtLocation(root, segments)?.offset ?? root.offset
  const name = path.length === 0 ? 'the file' : `"${path.join('.')}"`
  const params = error.params as Record<string, unknown>
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty'])
      const known = Object.keys((error.parentSchema?.['properties'] ?? {}) as object).filter(other => other !== '$schema')
      return [problem(text, keyOffset(root, segments, key), `Unknown key "${key}" in ${name}. It may hold ${known.join(', ')}.`)]
    }
    case 'required': return [problem(text, here, `${name} lacks "${String(params['missingProperty'])}".`)]
    case 'enum': return [problem(text, here, `${name} must be one of ${(params['allowedValues'] as unknown[]).join(', ')}.`)]
    case 'type': return [problem(text, here, `${name} must be of type ${String(params['type'])}.`)]
    case 'minLength': return [problem(text, here, `${name} needs at least ${String(params['limit'])} characters.`)]
    case 'pattern': return [problem(text, here, `${name} is not of the form asked for (${String(params['pattern'])}).`)]
    // It says again, of the whole object, what the error of the name itself says.
    case 'propertyNames': return [problem(text, keyOffset(root, segments, String(params['propertyName'])), `"${String(params['propertyName'])}" is no name of a rule.`)]
    default: return [problem(text, here, `${name} ${error.message ?? 'is not valid'}.`)]
  }
}

function keyOffset(root: Node, path: readonly (string | number)[], key: string): number {
  const parent = findNodeAtLocation(root, [...path])
  const property = parent?.children?.find(child => child.children?.[0]?.value === key)
  return property?.offset ?? parent?.offset ?? root.offset
}

function problem(text: string, offset: number, message: string): PolicyProblem {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message }
}

/** `CommaExpected` -> `comma expected`. */
function words(code: string): string {
  return code.replace(/(?<!^)([A-Z])/g, ' $1').toLowerCase()
}
