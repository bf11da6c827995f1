/**
 * Who may import whom, one row a folder. A file belongs to the longest row that its path begins with; what a row does not
 * allow is forbidden, and `why` is the reason that a failing test prints. A new folder gets its row here before its first file.
 */
export interface Area {
  readonly folder: string
  /** Folders whose files it may import, besides its own. */
  readonly areas: readonly string[]
  /** Packages it may import; `any`: those of its package.json, except the compiler. */
  readonly packages: readonly string[] | 'any'
  /** Where it may reach the machine: Node's modules, `console`, `process`. `one-file`: in a single file that reads files. */
  readonly machine: 'never' | 'one-file' | 'yes'
  readonly why: string
}

const engine = 'packages/engine/src'
const stages = ['edits', 'entities', 'frameworks', 'flow', 'libraries', 'link', 'model', 'policy', 'project', 'query', 'rules', 'syntax']

function stage(name: string, uses: readonly string[], why: string, packages: readonly string[] = []): Area {
  return { folder: `${engine}/${name}`, areas: uses.map(used => `${engine}/${used}`), packages, machine: 'never', why }
}

export const areas: readonly Area[] = [
  stage('model', [], 'the nouns import nothing, so that every stage can speak them and none hides behind them'),
  stage('syntax', ['model'], 'lowering is a pure function of one text: it knows no project, no library and no rule', ['ts-morph']),
  stage('link', ['model'], 'linking works on lowered modules; what it must know of libraries comes as an argument'),
  stage('libraries', ['model'], 'a library model is data about one package; code in it would be a framework or a rule in disguise'),
  stage('project', ['model'], 'which files belong to a project is asked before any of them is read', ['ignore']),
  stage('policy', ['model'], 'a policy is data that any stage may be given; reading it is no stage', ['ajv', 'jsonc-parser']),
  stage('entities', ['link', 'model'], 'tables and columns are read from the program; what they are good for, rules and flow decide'),
  stage('frameworks', ['link', 'model'], 'an adapter turns a program into routes; it judges nothing and gets libraries as an argument'),
  stage('flow', ['link', 'model'], 'flow knows kinds, not packages or routes\' owners: libraries come as an argument'),
  stage('query', ['entities', 'model'], 'what several rules ask of the finished model, in the words of the tables; it judges nothing'),
  stage('edits', ['model'], 'text edits that the fixes of several rules share; which of them is a fix, the rule says'),
  stage('rules', ['model'], 'the machinery runs rules on a finished model; a stage that it calls would make findings depend on order'),
  {
    folder: engine,
    areas: stages.map(name => `${engine}/${name}`),
    packages: [],
    machine: 'never',
    why: 'the workspace joins the stages and the door shows them; both leave parsing, files and output to others'
  },
  {
    folder: 'rules/injection',
    areas: [],
    packages: ['@postern/engine'],
    machine: 'never',
    why: 'what the rules on injection share is a form that they fill in; it knows none of them'
  },
  {
    folder: 'rules/*',
    areas: ['rules/injection'],
    packages: ['@postern/engine'],
    machine: 'never',
    why: 'a rule queries the model through the engine\'s door; one that leans on another rule cannot be read or changed alone'
  },
  {
    folder: 'rules',
    areas: ['rules/*'],
    packages: ['@postern/engine'],
    machine: 'never',
    why: 'the index lists the rules and does nothing else'
  },
  {
    folder: 'packages/cli/src',
    areas: [],
    packages: 'any',
    machine: 'yes',
    why: 'a host knows the engine and the rules by their doors only, so that the stages can change behind them'
  },
  {
    folder: 'packages/eslint-plugin/src',
    areas: [],
    packages: 'any',
    machine: 'one-file',
    why: 'a host knows the engine and the rules by their doors only; an editor\'s plugin reads files in one place, where it can be '
      + 'told of unsaved text, and says nothing on the console'
  }
]

/** The compiler, and the only folders that may touch it. */
export const compiler = {
  names: ['ts-morph', 'typescript', '@ts-morph/common'],
  folders: [`${engine}/syntax`, 'packages/cli/src'],
  why: 'the compiler stops at the door of syntax/: everything after it knows no SyntaxKind, which differs between versions silently'
}

/** Node's modules that only compute: harmless where a host may not reach the machine. */
export const pureBuiltins = ['node:path', 'node:url']
