import type { AnswerByReturn, ChainElement, Program, Value } from '../../model/index.ts'
import { functionsWithin, ownExpressions } from '../walk.ts'
import { runningOf } from '../classes/running.ts'

/** What becomes of the value that a handler returns: interceptors map it, the last registered first, and one may write it as plain data. */
export function answerOf(program: Program, interceptors: readonly ChainElement[]): AnswerByReturn {
  const inner = [...interceptors].reverse()
  return {
    through: inner.flatMap(element => element.functions.flatMap(running => mapped(program, running))),
    excludes: inner.some(({ values }) => values.some(isSerialiser))
  }
}

function isSerialiser(value: Value): boolean {
  if (value.kind === 'library') return value.package === '@nestjs/common' && /^\.ClassSerializerInterceptor(?:\(\))?$/.test(value.path)
  return value.kind === 'instance' && value.type === 'ClassSerializerInterceptor'
}

/** The functions that an interceptor gives to `map` of RxJS on what the handler answers. */
function mapped(program: Program, { function: { module, index }, frame }: ChainElement['functions'][number]): AnswerByReturn['through'] {
  return functionsWithin(module, index).flatMap(inner => ownExpressions(module, inner)).flatMap(node => {
    if (node.kind !== 'call') return []
    const isMap = program.evaluate({ module, node: node.callee }, frame).some(value => value.kind === 'library' && value.package.startsWith('rxjs') && value.path === '.map')
    const [first] = node.arguments
    if (!isMap || first === undefined) return []
    return program.evaluate({ module, node: first }, frame).flatMap(value => value.kind === 'function' ? [runningOf(program, value)] : [])
  })
}
