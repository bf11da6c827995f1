import type { Item, Library } from '../model/library.ts'

/** Every entry is one line of JSON. */
const asJson: Item = { call: { inputs: { '*': 'log-entry' } } }
const levels = (item: Item, ...names: readonly string[]): Record<string, Item> => Object.fromEntries(names.map(name => [name, item]))
const pinoLevels = levels(asJson, 'trace', 'debug', 'info', 'warn', 'error', 'fatal')

const makes: Item = {
  call: {
    settings: { '0.redact': { setting: 'log-redaction', safeSince: '0' }, '0.serializers': { setting: 'log-redaction', safeSince: '0' } },
    returns: { type: 'BaseLogger' }
  }
}

export const pino: Library = {
  package: 'pino',
  versions: '7 || 8 || 9 || 10',
  manual: 'https://getpino.io/#/docs/api',
  exports: { default: makes, pino: makes },
  types: { BaseLogger: { members: { ...pinoLevels, child: { call: { returns: { type: 'BaseLogger' } }, undeclared: 'of Logger' } } }, Logger: { virtual: true, extends: 'BaseLogger' } }
}

const line: Item = { call: { inputs: { '*': 'log-text' } } }
const winstonLevels = levels(line, 'error', 'warn', 'info', 'http', 'verbose', 'debug', 'silly', 'log')

/** Its formats decide; the plain ones write the message as it stands. */
export const winston: Library = {
  package: 'winston',
  versions: '3',
  manual: 'https://github.com/winstonjs/winston#readme',
  exports: (members => ({ default: { members, undeclared: 'the CommonJS value' }, ...members }))({ createLogger: { call: { returns: { type: 'Logger' } } }, ...winstonLevels } satisfies Record<string, Item>),
  types: { Logger: { members: winstonLevels } }
}
