import { Ajv, type ValidateFunction } from 'ajv'
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Policy } from '../model/index.ts'
import { emptyPolicy } from './empty.ts'
import { explain, keyOffset, repeatedKeys, type Remark } from './explain.ts'
import schema from './schema.json' with { type: 'json' }

/** One thing wrong with a policy file. Lines and columns count from 1. */
export interface PolicyProblem {
  readonly line: number
  readonly column: number
  /** One sentence: what is wrong and what may stand there. */
  readonly message: string
}

export type PolicyResult =
  /** `remarks`: what no longer counts. */
  | { readonly ok: true, readonly policy: Policy, readonly preset: Preset | null, readonly remarks: readonly PolicyProblem[] }
  | { readonly ok: false, readonly problems: readonly PolicyProblem[] }

type Preset = 'recommended' | 'strict' | 'all'

/** What a reader of policies has to be told. */
export interface PolicyContext {
  /** Names of all rules there are, so that a level for an unknown one is an error. */
  readonly rules: readonly string[]
  /** The folder of the file, absolute: what it says of paths is relative to it. */
  readonly folder: string
  /** The day, as 2030-12-31: public routes whose `until` is before it no longer count. */
  readonly today: string
}

/** `postern.json` once the schema holds. */
interface PolicyFile {
  preset?: Preset
  public?: { route: string, reason: string, until?: string }[]
  guards?: { module: string, name: string, refuses?: 'authentication' | 'authorization' }[]
  columns?: Partial<Record<'sensitive' | 'notSensitive' | 'privileged' | 'notPrivileged', string[]>>
  rules?: Record<string, 'off' | 'warn' | 'error'>
  ignore?: string[]
  gateway?: { authentication?: string[], rateLimit?: string[] }
  libraries?: (Pick<Policy['libraries'][number], 'package' | 'exports'> & Partial<Policy['libraries'][number]>)[]
}

/** Compiled when the first policy is read: most projects have none, and it takes as long as lowering a hundred files. */
let validate: ValidateFunction<PolicyFile> | null = null

/** No policy is nested as deep as this; beyond it the parser would run out of stack. */
const DEEPEST = 200

/**
 * Reads the text of a `postern.json` (comments and trailing commas are allowed).
 *
 * @returns the policy, or every problem with its line and column in the order of the text; never throws
 */
export function readPolicy(text: string, context: PolicyContext): PolicyResult {
  const at = ({ offset, message }: Remark): PolicyProblem => ({ ...position(text, offset), message })
  const root = parse(text)
  if (Array.isArray(root)) return { ok: false, problems: root.map(at) }
  const value: unknown = getNodeValue(root)
  validate ??= new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true, logger: false }).compile<PolicyFile>(schema)
  const invalid = validate(value) ? unknownRules(root, value, context.rules) : explain(root, validate.errors ?? [])
  const problems = [...repeatedKeys(root), ...invalid]
  if (problems.length > 0 || !validate(value)) return { ok: false, problems: problems.map(at) }
  const expired = (value.public ?? []).filter(entry => entry.until !== undefined && entry.until < context.today)
  const remarks = expired.map(({ route, until = '' }) => at({
    offset: Math.max(0, text.indexOf(JSON.stringify(route))),
    message: `The entry for "${route}" counted until ${until}: guard the route, or give it a later day.`
  }))
  const open = value.public?.filter(entry => !expired.includes(entry)) ?? []
  return { ok: true, policy: policyOf({ ...value, public: open }, context.folder), preset: value.preset ?? null, remarks }
}

function policyOf(file: PolicyFile, folder: string): Policy {
  return {
    ...emptyPolicy,
    folder,
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

/** The tree of the text, or what keeps it from being one. */
function parse(text: string): Node | Remark[] {
  if (text.replace(/^\uFEFF/, '').trim() === '') return [{ offset: 0, message: 'The file is empty: write at least `{}`.' }]
  if (depth(text) > DEEPEST) return [{ offset: 0, message: `Brackets are nested deeper than ${DEEPEST} levels: this is no policy.` }]
  const errors: ParseError[] = []
  // The mark of the byte order is no part of JSON; a space in its place keeps the offsets.
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true })
  if (errors.length === 0 && root !== undefined) return root
  return errors.map(({ offset, error }) => ({ offset, message: `This is not JSON with comments: ${words(printParseErrorCode(error))}.` }))
}

/** How deep brackets stand in each other at most; those in texts and comments count too, which only errs towards caution. */
function depth(text: string): number {
  let deepest = 0
  let now = 0
  for (const character of text) {
    if (character === '{' || character === '[') deepest = Math.max(deepest, ++now)
    else if (character === '}' || character === ']') now--
  }
  return deepest
}

function unknownRules(root: Node, file: PolicyFile, known: readonly string[]): Remark[] {
  const rules = root.children?.find(child => child.children?.[0]?.value === 'rules')?.children?.[1] ?? root
  return Object.keys(file.rules ?? {}).filter(name => !known.includes(bare(name)))
    .map(name => ({ offset: keyOffset(rules, name), message: `There is no rule "${name}". The rules are ${known.join(', ')}.` }))
}

function bare(name: string): string {
  return name.replace(/^postern\//, '')
}

function position(text: string, offset: number): { line: number, column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** `CommaExpected` -> `comma expected`. */
function words(code: string): string {
  return code.replace(/(?<!^)([A-Z])/g, ' $1').toLowerCase()
}
