import type { Program, Value } from '../../model/index.ts'
import type { Adapter, Registered } from '../adapter.ts'
import { assemble } from './assemble.ts'
import { tsoaDialect } from './dialect.ts'

const express = (type: string): readonly Value[] => [{ kind: 'instance', package: 'express', type, of: null, created: null, frame: null }]
const MIDDLEWARE = [express('Request'), express('Response'), express('NextFunction')]

/** https://tsoa-community.github.io/docs/decorators.html */
export const tsoa: Adapter = {
  name: 'tsoa',
  manual: 'https://tsoa-community.github.io/docs/',
  versions: '3 || 4 || 5 || 6',
  dialect: tsoaDialect,
  routes: ({ program }) => assemble(program),
  assume: ({ program }, registered) => { assume(program, registered) }
}

/** Says of every function that is called what its parameters are. */
function assume(program: Program, { elements }: Registered): void {
  for (const { element } of elements) for (const { function: target } of element.functions) {
    for (const index of target.node.parameters.keys()) {
      const part = element.inputs?.[index]?.part
      if (element.role === 'middleware') program.assumeParameter(target, index, MIDDLEWARE[index] ?? [])
      else if (part === 'request') program.assumeParameter(target, index, express('Request'))
      else if (part === 'response') program.assumeParameter(target, index, express('Response'))
    }
  }
}
