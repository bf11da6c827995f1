import {
  identityOf, isFromClient, listed, sayInput, sayRoutes,
  type Arrival, type Confidence, type Fix, type Kind, type Problem, type RequestTaint, type Rule, type RuleMeta, type ValueType, type View
} from '@postern/engine'

/** A rule that says that data of the request must not reach some ports, in words of its own. */
export interface Injection {
  readonly meta: Pick<RuleMeta, 'name' | 'description' | 'cwe'> & Partial<RuleMeta>
  /** Where the data must not arrive. */
  readonly kinds: readonly Kind[]
  /** Kinds that stand for the same danger: what is clean for one of them is clean here. */
  readonly cleanedAs?: readonly Kind[]
  /** The kinds are dangers of their own: what is clean for one of them is not clean for another. */
  readonly apart?: true
  /** Whether an arrival is of interest at all. */
  readonly judges?: (view: View, arrival: Arrival) => boolean
  /** Whether this data is dangerous there; said of data that is neither cleaned nor of a harmless type. */
  readonly harms?: (taint: RequestTaint, view: View, arrival: Arrival) => boolean
  /** Types of values that are no danger here, when they are not those that carry no syntax. */
  readonly harmless?: ReadonlySet<ValueType>
  /** The data that matters, when it is not the value as a whole and its elements. */
  readonly taints?: (view: View, arrival: Arrival) => readonly RequestTaint[]
  /** The most that can be said with certainty of this data there. */
  readonly atMost?: (taint: RequestTaint, view: View, arrival: Arrival) => Confidence
  /** What the data becomes, with its verb: `decides which file \`fs.readFile\` opens`. */
  readonly does: (arrival: Arrival) => string
  /** What whoever sends it can do. */
  readonly allows: string | ((arrival: Arrival) => string)
  readonly instead: (arrival: Arrival) => string
  readonly fixes?: (view: View, arrival: Arrival, taint: RequestTaint) => readonly Fix[]
}

/** Values that cannot carry syntax, whatever the client sends. */
const harmless: ReadonlySet<ValueType> = new Set(['number', 'boolean', 'date', 'uuid', 'enum', 'null'])
const confidences: readonly Confidence[] = ['low', 'medium', 'high']

/** The rule: one problem for each place that something dangerous reaches. */
export function injectionRule(injection: Injection): Rule {
  return {
    meta: {
      risks: [6], owasp: ['API8:2023', 'API8:2019', 'A03:2021'], preset: 'recommended', severity: 'error', confidence: 'medium', fixable: false,
      hasSuggestions: injection.fixes !== undefined, ...injection.meta
    },
    * run(view) {
      const found = new Map<string, Problem>()
      for (const arrival of injection.kinds.flatMap(kind => view.arrivals(kind))) {
        if (injection.judges?.(view, arrival) === false) continue
        const taints = dangerous(injection, view, arrival)
        const [first] = taints
        if (first === undefined) continue
        const problem = problemOf(injection, view, arrival, first, taints)
        const key = `${problem.place.path}:${problem.place.start}:${problem.place.end}`
        const before = found.get(key)
        if (before === undefined || rank(before.confidence) < rank(problem.confidence)) found.set(key, problem)
      }
      yield* found.values()
    }
  }
}

function dangerous(injection: Injection, view: View, arrival: Arrival): readonly RequestTaint[] {
  const whole = injection.taints?.(view, arrival) ?? [...arrival.data.taints, ...arrival.data.elements?.taints ?? []].filter(isFromClient)
  const same = [...injection.apart === true ? [arrival.kind] : injection.kinds, ...injection.cleanedAs ?? []]
  return whole.filter(taint => !(injection.harmless ?? harmless).has(taint.type)
    && !same.some(kind => taint.cleaned.includes(kind))
    && injection.harms?.(taint, view, arrival) !== false)
}

function problemOf(injection: Injection, view: View, arrival: Arrival, first: RequestTaint, taints: readonly RequestTaint[]): Problem {
  const sources = [...new Set(taints.map(taint => sayInput(view, taint)))]
  const routes = sayRoutes(view, arrival)
  const allows = typeof injection.allows === 'string' ? injection.allows : injection.allows(arrival)
  const sure = taints.map(taint => lower(taint.confidence, injection.atMost?.(taint, view, arrival) ?? 'high'))
  return {
    place: arrival.place,
    message: `${sayAll(sources)} ${injection.does(arrival)}: ${routes === '' ? 'whoever sends the request' : `whoever calls ${routes}`} can ${allows}. `
      + injection.instead(arrival),
    confidence: sure.reduce((a, b) => rank(a) > rank(b) ? a : b),
    steps: first.steps,
    related: [],
    fixes: injection.fixes?.(view, arrival, first) ?? [],
    identity: identityOf(view, arrival)
  }
}

/** One source, or the first of several and how many more. */
function sayAll(sources: readonly string[]): string {
  const bare = sources.map(each => /^`([^`]+)`$/.exec(each)?.[1])
  return sources.length === 1 || bare.includes(undefined) ? sources.join(', ') : listed(bare.filter(each => each !== undefined), 3)
}

function lower(a: Confidence, b: Confidence): Confidence {
  return rank(a) < rank(b) ? a : b
}

function rank(confidence: Confidence): number {
  return confidences.indexOf(confidence)
}
