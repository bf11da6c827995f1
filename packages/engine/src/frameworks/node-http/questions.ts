import type { Call, Expression, Program } from '../../model/index.ts'
import { endsWith, equality, isNothing, presence, swapped, type Ask } from './ask.ts'
import type { Environment } from './aspect.ts'
import type { Aspects } from './aspects.ts'
import { askPath, askSegment, shapeOfPrefix } from './knowledge.ts'
import { readPattern } from './patterns.ts'

/** What single tests ask about the request; null: nothing that tells routes apart. */
export class Questions {
  readonly #program: Program
  readonly #aspects: Aspects

  constructor(program: Program, aspects: Aspects) {
    this.#program = program
    this.#aspects = aspects
  }

  /** Whether two expressions are equal, of which one is the request's. */
  equal(left: Expression, right: Expression, env: Environment): Ask | null {
    return this.#equality(left, right, env) ?? this.#equality(right, left, env)
  }

  #equality(place: Expression, value: Expression, env: Environment): Ask | null {
    const aspect = this.#aspects.of(place, env)
    if (aspect === null || aspect.kind === 'program') return null
    if (isNothing(value)) {
      const ask = presence(aspect)
      return ask === null ? null : known => swapped(ask(known))
    }
    const constant = this.#aspects.constant(value, env)
    return constant === null ? null : equality(aspect, String(constant))
  }

  /** `parts.length > 2`. */
  ordered(operator: string, left: Expression, right: Expression, env: Environment): Ask | null {
    const length = this.#aspects.of(left, env)
    const number = this.#aspects.constant(right, env)
    if (length?.kind !== 'length' || typeof number !== 'number' || !/^[<>]=?$/.test(operator)) return null
    const most = (operator === '>' || operator === '<=' ? number : number - 1) - length.shift
    return operator.startsWith('>') ? known => askSegment(known, most) : known => swapped(askSegment(known, most))
  }

  /** `path.startsWith('/books')`, `pattern.test(path)`. */
  called({ callee, arguments: [argument] }: Call, env: Environment): Ask | null {
    if (callee.kind !== 'member' || argument === undefined) return null
    const { property: name, object } = callee
    const aspect = this.#aspects.of(object, env)
    if (aspect?.kind === 'path') {
      const text = this.#aspects.constant(argument, env)
      if (typeof text !== 'string') return null
      if (name === 'startsWith') return known => askPath(known, shapeOfPrefix(text))
      return name === 'endsWith' && text.startsWith('/') ? known => endsWith(known, text) : null
    }
    if (name !== 'test' || this.#aspects.of(argument, env)?.kind !== 'path') return null
    const { values } = aspect?.kind === 'program' ? aspect : this.#aspects.values(object, env)
    const regex = values.find(value => value.kind === 'regex')
    const pattern = regex === undefined ? null : readPattern(regex.pattern)
    return pattern === null ? null : known => askPath(known, pattern.shape)
  }

  /** `['GET', 'HEAD'].includes(request.method)`: one question for each text. */
  among({ callee, arguments: [item] }: Call, env: Environment): readonly Ask[] | null {
    if (callee.kind !== 'member' || item === undefined || callee.property !== 'includes') return null
    const aspect = this.#aspects.of(item, env)
    if (aspect === null || aspect.kind === 'program') return null
    const asks = this.#texts(callee.object, env)?.map(text => equality(aspect, text))
    return asks?.every(ask => ask !== null) === true ? asks : null
  }

  #texts(list: Expression, env: Environment): readonly string[] | null {
    for (const value of this.#aspects.values(list, env).values) {
      if (value.kind !== 'array') continue
      const elements = this.#program.elements(value)
      const texts = elements.map(element => element === null ? null : this.#program.constant(element.site, element.frame))
      if (texts.every(text => typeof text === 'string')) return texts
    }
    return null
  }
}
