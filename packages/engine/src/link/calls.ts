import type { Call, Tagged } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Target } from '../model/program.ts'
import type { Frame, FunctionRef, Site, Value } from '../model/value.ts'
import { ownFrame } from './frames.ts'
import { callResults } from './library/results.ts'
import { areTelling } from './library/telling.ts'
import type { Linker, Placed } from './linker.ts'
import { callOfMethod } from './methods/index.ts'
import { returnedExpressions } from './module-index.ts'
import { nothing, unite, unknown, type Values } from './values.ts'

/** What a call or `new` gives. */
export function callValues(linker: Linker, module: Module, node: Call, frame: Frame | null): Values {
  const own = ownFrame(module, node, frame)
  const site = { module, node }
  const byMethod = callOfMethod(linker, site, own)
  if (byMethod) return byMethod
  const callees = linker.evaluate(module, node.callee, own)
  const targets = linker.targets(module, node, own)
  const values = unite(targets.map(target => targetValues(linker, target, site, own, callees)))
  if (areTelling(linker, values)) return values
  const typed = byTypeArgument(linker, module, node)
  if (typed.length > 0) return typed
  return values.length > 0 || callees.length === 0 || targets.length > 0 ? values : unknown
}

function targetValues(linker: Linker, target: Target, site: Site<Call>, frame: Frame | null, callees: Values): Values {
  switch (target.kind) {
    case 'function':
      if (site.node.new || site.node.callee.kind === 'super') return unknown
      return linker.returned(target.function, linker.activate(target, site, frame) ?? closure(target))
    case 'construct':
      return [{ kind: 'object', class: target.class, created: site, frame }]
    case 'library':
      return callResults(linker, { target: target.target, call: site, frame }, thing(callees, site, frame, target))
    case 'opaque':
      return opaqueResult(linker, target, site, frame)
  }
}

/** Where no activation can be made, a closure still knows what it encloses. */
function closure(target: Target & { readonly kind: 'function' }): Frame | null {
  return target.frame
}

/** The call itself as a thing of the package. */
function thing(callees: Values, site: Site<Call | Tagged>, frame: Frame | null, target: Target): Value {
  const callee = callees.find(value => value.kind === 'library')
  if (callee?.kind === 'library') {
    return { kind: 'library', package: callee.package, path: `${callee.path}()`, created: site, frame }
  }
  const name = target.kind === 'library' ? target.target.name : ''
  const known = target.kind === 'library' ? target.target.library.package : ''
  return { kind: 'library', package: known, path: `#${name}()`, created: site, frame }
}

/** A container that is asked for a class, and nothing else, answers with an instance of it. */
function opaqueResult(linker: Linker, target: Target & { readonly kind: 'opaque' }, site: Site<Call>, frame: Frame | null): Values {
  const [only, ...others] = site.node.arguments
  if (only && others.length === 0 && !site.node.new) {
    const classes = linker.evaluate(site.module, only, frame).filter(value => value.kind === 'class')
    const [asked] = classes
    if (asked?.kind === 'class' && classes.length === 1 && only.kind !== 'class') {
      return [{ kind: 'object', class: asked.class, created: null, frame: null }]
    }
  }
  return [{ kind: 'library', package: target.package, path: `${target.path}()`, created: site, frame }]
}

/** `container.get<Users>('users')`: the type argument says what comes. */
function byTypeArgument(linker: Linker, module: Module, node: Call): Values {
  const [only, ...others] = node.typeArguments ?? []
  return only && others.length === 0 ? linker.declared(module, only) : nothing
}

/** What a tagged template gives. */
export function taggedValues(linker: Linker, module: Module, node: Tagged, frame: Frame | null): Values {
  const own = ownFrame(module, node, frame)
  const site = { module, node }
  const tags = linker.evaluate(module, node.tag, own)
  return unite(tags.map(tag => {
    if (tag.kind === 'function') return linker.returned(tag.function, tag.frame)
    const target = linker.item(tag, null, site, own)
    if (!target) return tag.kind === 'library' ? [{ ...tag, path: `${tag.path}()`, created: site, frame: own }] : unknown
    return callResults(linker, { target, call: site, frame: own }, thing(tags, site, own, { kind: 'library', target }))
  }))
}

/** The expressions that a function returns, with the activation to ask in. */
export function returnsOf(target: FunctionRef, frame: Frame | null): readonly Placed[] {
  return returnedExpressions(target).map(node => ({ site: { module: target.module, node }, frame }))
}

/** What a function returns, promises looked through; its declared type where its body says nothing. */
export function returnedValues(linker: Linker, target: FunctionRef, frame: Frame | null): Values {
  const expressions = returnedExpressions(target)
  const values = unite(expressions.map(node => linker.evaluate(target.module, node, frame)))
  if (areTelling(linker, values) || !target.node.returnType) return expressions.length > 0 ? values : unknown
  const declared = linker.declared(target.module, target.node.returnType)
  return declared.length > 0 ? declared : expressions.length > 0 ? values : unknown
}
