import type { Item, Library } from '../model/library.ts'

const escapes: Item = { call: { returns: { from: '0', as: 'string', cleans: ['ldap-filter'] } } }

export const ldapjs: Library = {
  package: 'ldapjs',
  versions: '2 || 3',
  manual: 'https://github.com/ldapjs/node-ldapjs/blob/master/docs/client.md',
  exports: (members => ({ default: { members, undeclared: 'the CommonJS value' }, ...members }))({
    createClient: { call: { returns: { type: 'Client' } } },
    parseFilter: { call: { inputs: { 0: 'ldap-filter' } } },
    EqualityFilter: {}
  } satisfies Record<string, Item>),
  types: { Client: { members: { search: { call: { inputs: { '1.filter': 'ldap-filter' } } }, bind: {}, unbind: {} } } }
}

export const ldapEscape: Library = {
  package: 'ldap-escape',
  aliases: ['ldap-filter-escape'],
  versions: '2',
  manual: 'https://github.com/tcort/ldap-escape#readme',
  exports: { filter: { tag: { returns: { from: 'values', as: 'string', cleans: ['ldap-filter'] } }, undeclared: 'not installed' }, escapeFilter: { ...escapes, undeclared: 'not installed' } }
}

const selects: Item = { call: { inputs: { 0: 'xpath' } } }

export const xpath: Library = {
  package: 'xpath',
  versions: '0.0.30 || 0.0.34',
  manual: 'https://github.com/goto100/xpath#readme',
  exports: (members => ({ default: { members, undeclared: 'the CommonJS value' }, ...members }))({
    select: selects, select1: selects, parse: { ...selects, undeclared: 'not among the declared' }
  } satisfies Record<string, Item>)
}

const asks: Item = { call: { inputs: { 0: 'graphql-text' } } }

export const graphqlRequest: Library = {
  package: 'graphql-request',
  versions: '5 || 6 || 7',
  manual: 'https://github.com/graffle-js/graffle',
  exports: {
    default: { call: { inputs: { 0: 'url', 1: 'graphql-text' } }, undeclared: 'until 7' },
    request: { call: { inputs: { 0: 'url', 1: 'graphql-text' } } },
    rawRequest: { call: { inputs: { 0: 'url', 1: 'graphql-text' } } },
    gql: { tag: { returns: { from: 'values', as: 'string' } } },
    GraphQLClient: { new: { inputs: { 0: 'url' }, returns: { type: 'GraphQLClient' } } }
  },
  types: { GraphQLClient: { members: { request: asks, rawRequest: asks } } }
}
