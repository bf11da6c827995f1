import { ESLintUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils'
import type { Confidence, Finding, Fix, Rule } from '@postern/engine'
import { answerFor } from './projects.ts'

/** What the documentation of a rule says about it, besides its name and sentence. */
interface RuleDocs {
  readonly recommended: boolean
  readonly risks: readonly number[]
  readonly cwe: readonly number[]
  readonly owasp: readonly string[]
}

export interface RuleOptions {
  /** Findings that are less sure are left out. */
  readonly confidence?: Confidence
}

export type MessageId = 'finding' | 'suggestion' | 'trouble'
export type PosternRule = ESLintUtils.RuleModule<MessageId, [RuleOptions], RuleDocs>
type Context = Readonly<TSESLint.RuleContext<MessageId, [RuleOptions]>>

const CONFIDENCES = ['low', 'medium', 'high'] as const satisfies readonly Confidence[]

const create = ESLintUtils.RuleCreator<RuleDocs>(name => `https://www.npmjs.com/package/eslint-plugin-postern#${name}`)

/** The ESLint rule that reports what a Postern rule finds in the file at hand. */
export function eslintRule({ meta }: Rule): PosternRule {
  return create<[RuleOptions], MessageId>({
    name: meta.name,
    meta: {
      type: 'problem',
      docs: { description: meta.description, recommended: meta.preset === 'recommended', risks: meta.risks, cwe: meta.cwe, owasp: meta.owasp },
      ...meta.fixable && { fixable: 'code' as const },
      hasSuggestions: meta.fixable || meta.hasSuggestions,
      schema: [{
        type: 'object',
        additionalProperties: false,
        properties: {
          confidence: { type: 'string', enum: [...CONFIDENCES], description: 'Findings that are less sure are left out.' }
        }
      }],
      defaultOptions: [{ confidence: meta.confidence }],
      messages: {
        finding: '{{message}}',
        suggestion: '{{title}}',
        trouble: 'Postern cannot judge this file: {{message}}'
      }
    },
    create(context, [{ confidence = meta.confidence }]) {
      // A part that a processor cut out of a file is none of a server's: neither a module of its own nor the text of the file.
      if (context.filename !== context.physicalFilename) return {}
      return {
        Program(tree) {
          const answer = answerFor(tree, {
            filename: context.physicalFilename, text: context.sourceCode.text, cwd: context.cwd, settings: context.settings
          })
          if (answer.trouble !== null && isFirst(answer)) reportTrouble(context, tree, answer.trouble)
          for (const finding of answer.findings) {
            const isSure = CONFIDENCES.indexOf(finding.confidence) >= CONFIDENCES.indexOf(confidence)
            if (finding.rule === meta.name && isSure) report(context, finding)
          }
        }
      }
    }
  })
}

const told = new WeakSet()

/** Every rule meets the same trouble; one of them tells. */
function isFirst(answer: object): boolean {
  return !told.has(answer) && told.add(answer).has(answer)
}

function reportTrouble(context: Context, node: TSESTree.Program, message: string): void {
  context.report({ node, loc: { line: 1, column: 0 }, messageId: 'trouble', data: { message } })
}

function report(context: Context, finding: Finding): void {
  const { sourceCode } = context
  // A fix of ESLint changes one file; the command line applies those that change several.
  const here = finding.fixes.filter(fix => fix.edits.every(edit => edit.path === finding.place.path))
  const automatic = here.find(fix => fix.automatic)
  context.report({
    loc: { start: sourceCode.getLocFromIndex(finding.place.start), end: sourceCode.getLocFromIndex(finding.place.end) },
    messageId: 'finding',
    data: { message: finding.message },
    fix: automatic === undefined ? null : fixer => edits(fixer, automatic, sourceCode.text),
    suggest: here.filter(fix => fix !== automatic).map(fix => ({
      messageId: 'suggestion' as const,
      data: { title: fix.title },
      fix: fixer => edits(fixer, fix, sourceCode.text)
    }))
  })
}

/** Fixes are written with plain line ends; the file may have those of Windows. */
function edits(fixer: TSESLint.RuleFixer, fix: Fix, text: string): TSESLint.RuleFix[] {
  const lineEnd = /\r\n|\n/.exec(text)?.[0] ?? '\n'
  return fix.edits.map(edit => fixer.replaceTextRange([edit.start, edit.end], edit.text.replace(/\r?\n/g, lineEnd)))
}
