import { ESLintUtils, type TSESLint } from '@typescript-eslint/utils'
import type { Edit, Finding, Fix, Rule } from '@postern/engine'
import { findingsIn } from './projects.ts'

/** What the documentation of a rule says about it, besides its name and sentence. */
export interface RuleDocs {
  readonly recommended: boolean
  readonly risks: readonly number[]
  readonly cwe: readonly number[]
}

export type MessageId = 'finding' | 'policy' | 'suggestion'
export type PosternRule = ESLintUtils.RuleModule<MessageId, [], RuleDocs>

const create = ESLintUtils.RuleCreator<RuleDocs>(() => 'https://www.npmjs.com/package/postern')

/** The ESLint rule that reports what a Postern rule finds in the file at hand. */
export function eslintRule({ meta }: Rule): PosternRule {
  return create<[], MessageId>({
    name: meta.name,
    meta: {
      type: 'problem',
      docs: { description: meta.description, recommended: meta.preset === 'recommended', risks: meta.risks, cwe: meta.cwe },
      fixable: 'code',
      hasSuggestions: true,
      schema: [],
      messages: {
        finding: '{{message}}',
        policy: 'Postern could not read its policy: {{message}}',
        suggestion: '{{title}}'
      }
    },
    defaultOptions: [],
    create(context) {
      return {
        Program() {
          const { findings, trouble } = findingsIn(context.physicalFilename, context.sourceCode.text)
          if (trouble !== null) context.report({ loc: { line: 1, column: 0 }, messageId: 'policy', data: { message: trouble } })
          for (const finding of findings) {
            if (finding.rule === meta.name) report(context, finding)
          }
        }
      }
    }
  })
}

function report(context: Readonly<TSESLint.RuleContext<MessageId, []>>, finding: Finding): void {
  const { sourceCode } = context
  // A fix of ESLint changes one file; the command line applies the others.
  const here = finding.fixes.filter(fix => fix.edits.every(edit => edit.path === finding.place.path))
  const automatic = here.find(fix => fix.automatic)
  context.report({
    loc: { start: sourceCode.getLocFromIndex(finding.place.start), end: sourceCode.getLocFromIndex(finding.place.end) },
    messageId: 'finding',
    data: { message: finding.message },
    fix: automatic === undefined ? null : fixer => edits(fixer, automatic),
    suggest: here.filter(fix => fix !== automatic).map(fix => ({
      messageId: 'suggestion' as const,
      data: { title: fix.title },
      fix: fixer => edits(fixer, fix)
    }))
  })
}

function edits(fixer: TSESLint.RuleFixer, fix: Fix): TSESLint.RuleFix[] {
  return fix.edits.map((edit: Edit) => fixer.replaceTextRange([edit.start, edit.end], edit.text))
}
