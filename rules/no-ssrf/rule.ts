import { isForStaff } from '@postern/engine'
import { injectionRule } from '../injection/rule.ts'

export const noSsrf = injectionRule({
  meta: {
    name: 'no-ssrf',
    description: 'Clients must not choose which host the server calls.',
    cwe: [918],
    owasp: ['API7:2023', 'API8:2019', 'A10:2021']
  },
  kinds: ['url', 'page-html'],
  apart: true,
  harms: ({ cleaned }, _, { kind }) => kind === 'url' || !cleaned.includes('html'),
  // Whoever sets a server up says whom it calls; a path alone names a host by two slashes at most.
  atMost: ({ origin }, view, arrival) => origin.part === 'path' || isForStaff(view, arrival) ? 'low' : 'high',
  does: ({ callee, kind }) => kind === 'url' ? `decides which address \`${callee}\` calls` : `is part of the page that \`${callee}\` opens in a browser of the server`,
  allows: ({ kind }) => kind === 'url'
    ? 'have the server call hosts that only it can reach: its own network, the metadata of its cloud, itself'
    : 'put tags into it that load files of the server and addresses of its network, and read them in what comes out',
  instead: ({ kind }) => kind === 'url'
    ? 'Write scheme and host here, up to the slash behind them; or read the address with `new URL` and go on only when its host is one of a list.'
    : 'Escape it (`escape-html`), or hand it to a template that escapes, and let the browser load nothing but what the page needs.'
})
