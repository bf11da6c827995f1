import type { FunctionRef, Expression } from '../../model/index.ts'
import { functionsWithin, ownExpressions } from '../walk.ts'

/** Members of a request that say nothing of who sends it. */
const PLAIN: ReadonlySet<string> = new Set(['body', 'query', 'params', 'file', 'files', 'path', 'url', 'originalUrl', 'method', 'ip', 'protocol', 'hostname', 'app'])

/** Whether a handler looks at anything that tells who calls, or hands the request to somebody who may. Cheap, and true when in doubt. */
export function asksWhoCalls({ module, index, node }: FunctionRef): boolean {
  const parameters = new Set(node.parameters.map(({ binding }) => binding))
  const isParameter = (expression: Expression): boolean => expression.kind === 'ref' && parameters.has(expression.binding)
  return functionsWithin(module, index).some(inner => ownExpressions(module, inner).some(expression => {
    if (expression.kind === 'member') return isParameter(expression.object) && !PLAIN.has(expression.property) && !ANSWERS.has(expression.property)
    if (expression.kind === 'index' || expression.kind === 'rest') return isParameter(expression.object)
    return expression.kind === 'call' && expression.arguments.some(isParameter)
  }))
}

const ANSWERS: ReadonlySet<string> = new Set(['json', 'send', 'status', 'sendStatus', 'end', 'render', 'redirect', 'set', 'header', 'setHeader', 'type', 'cookie', 'sendFile', 'download'])
