import type { Expression, ObjectEntry } from './expression.ts'
import type { ClassMember, ClassNode, Decorator, Module, Parameter } from './module.ts'
import { printAnnotation, printCasts, printType } from './print-types.ts'
import type { Statement } from './statement.ts'

/** Prints code of one module. Names of which there are several are numbered: `id`, `id#2`. Unbound names stand in `<>`. */
export class CodePrinter {
  readonly #module: Module
  readonly #names: readonly string[]

  constructor(module: Module) {
    this.#module = module
    const counts = new Map<string, number>()
    this.#names = module.bindings.map(({ name, kind }) => {
      const shown = kind === 'temporary' || name.startsWith('%') ? '%' : name
      const count = (counts.get(shown) ?? 0) + 1
      counts.set(shown, count)
      return shown === '%' ? `%${count}` : count === 1 ? name : `${name}#${count}`
    })
  }

  name(binding: number): string {
    return this.#names[binding] ?? `?${binding}`
  }

  expression(expression: Expression): string {
    const printed = this.#bare(expression)
    return expression.casts ? printCasts(printed, expression.casts) : printed
  }

  #bare(node: Expression): string {
    switch (node.kind) {
      case 'literal': return node.bigint ? `${node.value}n` : JSON.stringify(node.value)
      case 'regex': return `/${node.pattern}/${node.flags}`
      case 'concat': return `${node.form}(${this.#list(node.parts)})`
      case 'ref': return this.name(node.binding)
      case 'global': return `<${node.name}>`
      case 'this':
      case 'super': return `${node.kind}${this.#owner(node.class, node.static)}`
      case 'member': return this.#member(node)
      case 'index': return `${this.expression(node.object)}${node.optional ? '?.' : ''}[${this.expression(node.index)}]`
      case 'rest': return this.#rest(node)
      case 'fallback': return `(${this.expression(node.value)} default ${this.expression(node.fallback)})`
      case 'call': return this.#call(node)
      case 'tagged': return `${this.expression(node.tag)}\`${node.strings.join('${}')}\`(${this.#list(node.values)})`
      case 'function': return this.function(node.function)
      case 'class': return this.class(node.class)
      case 'object': return node.entries.length > 0 ? `{ ${this.#entries(node.entries)} }` : '{}'
      case 'array': return `[${node.elements.map((element) => element ? this.expression(element) : '').join(', ')}]`
      case 'assign': return `(${this.expression(node.target)} ${node.operator} ${this.expression(node.value)})`
      case 'binary':
      case 'logical': return `(${this.expression(node.left)} ${node.operator} ${this.expression(node.right)})`
      case 'unary': return `${node.operator}${/\w/.test(node.operator) ? ' ' : ''}${this.expression(node.operand)}`
      case 'conditional':
        return `(${this.expression(node.test)} ? ${this.expression(node.then)} : ${this.expression(node.else)})`
      case 'await': return `(await ${this.expression(node.value)})`
      case 'yield': return `(yield${node.delegate ? '*' : ''} ${node.value ? this.expression(node.value) : ''})`
      case 'sequence': return `(${this.#list(node.items)})`
      case 'spread': return `...${this.expression(node.value)}`
      case 'jsx':
        return `jsx(${node.tag ? this.expression(node.tag) : ''}; ${this.#entries(node.attributes)}; ${this.#list(node.children)})`
      case 'require': return `require(${JSON.stringify(node.from)})`
      case 'import-call': return `import(${this.expression(node.from)})`
      case 'unknown': return `unknown(${this.#list(node.children)})`
    }
  }

  #list(nodes: readonly Expression[]): string {
    return nodes.map((node) => this.expression(node)).join(', ')
  }

  #owner(index: number | null, isStatic: boolean): string {
    if (index === null) return ''
    return `@${this.#module.classes[index]?.name ?? '_'}${isStatic ? '.static' : ''}`
  }

  #member({ object, property, optional }: Extract<Expression, { kind: 'member' }>): string {
    const isName = /^#?[\p{L}_$][\p{L}\p{N}_$]*$/u.test(property)
    return `${this.expression(object)}${optional ? '?.' : isName ? '.' : ''}${isName ? property : `[${JSON.stringify(property)}]`}`
  }

  #rest({ object, except, from }: Extract<Expression, { kind: 'rest' }>): string {
    const part = from === null ? `except ${except.map((key) => key ?? '[computed]').join(', ') || 'nothing'}` : `from ${from}`
    return `rest(${this.expression(object)} ${part})`
  }

  #call(node: Extract<Expression, { kind: 'call' }>): string {
    const types = node.typeArguments ? `<${node.typeArguments.map(printType).join(', ')}>` : ''
    const dot = node.optional ? '?.' : ''
    return `${node.new ? 'new ' : ''}${this.expression(node.callee)}${dot}${types}(${this.#list(node.arguments)})`
  }

  #entries(entries: readonly ObjectEntry[]): string {
    return entries.map((entry) => {
      if (entry.kind === 'spread') return `...${this.expression(entry.value)}`
      if (entry.kind === 'computed') return `[${this.expression(entry.key)}]: ${this.expression(entry.value)}`
      const form = entry.form === 'plain' ? '' : `${entry.form} `
      return `${form}${entry.key}: ${this.expression(entry.value)}`
    }).join(', ')
  }

  function(index: number): string {
    const made = this.#module.functions[index]
    if (!made) return `function ?${index}`
    const kind = `${made.async ? 'async ' : ''}${made.kind}${made.generator ? '*' : ''}`
    const parameters = made.parameters.map((parameter) => this.#parameter(parameter)).join(', ')
    const head = `${decorators(this, made.decorators)}${kind} ${made.name ?? ''}(${parameters})${printAnnotation(made.returnType)}`
    return made.bodySpan ? `${head} ${this.block(made.body)}` : head
  }

  #parameter({ binding, rest, optional, type, property, decorators: marks }: Parameter): string {
    const dots = rest ? '...' : ''
    return `${decorators(this, marks)}${property ? 'property ' : ''}${dots}${this.name(binding)}${optional ? '?' : ''}${printAnnotation(type)}`
  }

  class(index: number): string {
    const made = this.#module.classes[index]
    return made ? printClass(this, made) : `class ?${index}`
  }

  /** Statements in braces, indented. */
  block(statements: readonly Statement[]): string {
    return braces(statements.map((statement) => this.statement(statement)))
  }

  statement(statement: Statement): string {
    return printStatement(this, statement, this.#module)
  }
}

function braces(lines: readonly string[]): string {
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n').replace(/^/gm, '  ')}\n}`
}

function decorators(printer: CodePrinter, all: readonly Decorator[]): string {
  return all.map(({ value }) => `@${printer.expression(value)} `).join('')
}

function printClass(printer: CodePrinter, made: ClassNode): string {
  const parent = made.extends ? ` extends ${printer.expression(made.extends)}` : ''
  const args = made.extendsArguments.length > 0 ? `<${made.extendsArguments.map(printType).join(', ')}>` : ''
  const contracts = made.implements.length > 0 ? ` implements ${made.implements.map(printType).join(', ')}` : ''
  const head = `${decorators(printer, made.decorators)}${made.abstract ? 'abstract ' : ''}class ${made.name ?? ''}`
  return `${head}${parent}${args}${contracts} ${braces(made.members.map((member) => printMember(printer, member)))}`
}

function printMember(printer: CodePrinter, member: ClassMember): string {
  const access = member.access === 'public' ? '' : `${member.access} `
  const marks = `${decorators(printer, member.decorators)}${access}${member.static ? 'static ' : ''}`
  if (member.function !== null) return `${marks}${printer.function(member.function)}`
  const value = member.value ? ` = ${printer.expression(member.value)}` : ''
  return `${marks}field ${member.name ?? '[computed]'}${member.optional ? '?' : ''}${printAnnotation(member.type)}${value}`
}

function printStatement(p: CodePrinter, node: Statement, module: Module): string {
  switch (node.kind) {
    case 'declare': {
      const { kind, type } = module.bindings[node.binding] ?? { kind: '?', type: null }
      return `${kind} ${p.name(node.binding)}${printAnnotation(type)}${node.value ? ` = ${p.expression(node.value)}` : ''}`
    }
    case 'expression': return p.expression(node.value)
    case 'function': return p.function(node.function)
    case 'class': return p.class(node.class)
    case 'if': return `if ${p.expression(node.test)} ${p.block(node.then)}${node.else.length > 0 ? ` else ${p.block(node.else)}` : ''}`
    case 'loop': return printLoop(p, node)
    case 'each':
      return `for${node.await ? ' await' : ''} (${p.name(node.binding)} ${node.form} ${p.expression(node.source)}) ${p.block(node.body)}`
    case 'switch': return `switch ${p.expression(node.subject)} ${braces(node.cases.map(({ test, body }) => {
      return `${test ? `case ${p.expression(test)}` : 'default'} ${p.block(body)}`
    }))}`
    case 'return': return node.value ? `return ${p.expression(node.value)}` : 'return'
    case 'throw': return `throw ${p.expression(node.value)}`
    case 'try': return printTry(p, node)
    case 'break':
    case 'continue': return node.label === null ? node.kind : `${node.kind} ${node.label}`
    case 'block': return `${node.label === null ? 'block' : `${node.label}:`} ${p.block(node.body)}`
  }
}

function printLoop(p: CodePrinter, node: Extract<Statement, { kind: 'loop' }>): string {
  const init = node.init.map((statement) => p.statement(statement)).join(', ')
  const test = node.test ? p.expression(node.test) : ''
  const update = node.update ? p.expression(node.update) : ''
  return `${node.form} (${node.form === 'for' ? `${init}; ${test}; ${update}` : test}) ${p.block(node.body)}`
}

function printTry(p: CodePrinter, node: Extract<Statement, { kind: 'try' }>): string {
  const caught = node.binding === null ? 'catch' : `catch (${p.name(node.binding)})`
  const handler = node.handler ? ` ${caught} ${p.block(node.handler)}` : ''
  return `try ${p.block(node.block)}${handler}${node.finalizer ? ` finally ${p.block(node.finalizer)}` : ''}`
}
