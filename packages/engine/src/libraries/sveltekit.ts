import type { Item, Library, LibraryType } from '../model/library.ts'

const body: Item = { call: { returns: { source: 'body' } } }

/** The `Request` of the Fetch standard. */
export const webRequest: LibraryType = {
  virtual: true,
  members: {
    json: body, text: body, formData: body, blob: body, arrayBuffer: body, bytes: body, body: { source: 'body' }, headers: { source: 'headers' },
    url: { source: 'path' }, method: {}, signal: {}
  }
}

const answer: Item = { call: { inputs: { 0: 'response-body' }, answers: { status: '1.status' } } }
const event = { type: 'RequestEvent' } as const

/** SvelteKit 1 and 2. `error` and `redirect` are thrown, by themselves since 2. */
export const sveltekit: Library = {
  package: '@sveltejs/kit',
  aliases: ['@sveltejs/kit/hooks'],
  versions: '1 || 2',
  manual: 'https://svelte.dev/docs/kit/@sveltejs-kit',
  exports: {
    error: { call: { answers: { status: '0', raised: true } } },
    redirect: { call: { inputs: { 1: 'redirect-target' }, answers: { raised: true, location: '1' } } },
    fail: { call: { inputs: { 1: 'response-body' }, answers: { status: '0' } } },
    json: answer,
    text: answer,
    sequence: { undeclared: 'of @sveltejs/kit/hooks' }
  },
  types: {
    RequestEvent: {
      members: {
        request: { type: 'WebRequest' },
        params: { source: 'params' },
        cookies: { type: 'Cookies' },
        locals: { type: 'Locals' },
        url: { type: 'WebUrl' },
        setHeaders: {}, fetch: {}, getClientAddress: {}, platform: {}, route: {}
      }
    },
    ServerLoadEvent: { extends: 'RequestEvent' },
    HandleInput: { virtual: true, members: { event, resolve: {} } },
    Cookies: {
      members: {
        get: { call: { returns: { source: 'cookies' } } },
        getAll: { call: { returns: { source: 'cookies' } } },
        set: {
          call: {
            settings: {
              0: 'cookie-name', 1: 'cookie-value', '2.httpOnly': { setting: 'cookie-http-only', safeSince: '0' },
              '2.secure': { setting: 'cookie-secure', safeSince: '0' }, '2.sameSite': { setting: 'cookie-same-site', safeSince: '0' }
            }
          }
        },
        delete: {}, serialize: {}
      }
    },
    Locals: {
      virtual: true,
      members: {
        user: { source: 'principal' }, session: { source: 'principal' }, userId: { source: 'principal' }, auth: { call: { returns: { source: 'principal' } } },
        getSession: { call: { returns: { source: 'principal' } } }, safeGetSession: { call: { returns: { source: 'principal' } } }
      }
    },
    WebUrl: { virtual: true, members: { searchParams: { source: 'query' }, search: { source: 'query' }, pathname: { source: 'path' }, href: { source: 'path' } } },
    WebRequest: webRequest,
    Handle: { parameters: [{ type: 'HandleInput' }] },
    RequestHandler: { parameters: [event] },
    ServerLoad: { parameters: [event] },
    Action: { parameters: [event] }
  }
}

const ofKit = 'a module that the build makes'

/** A server that runs is neither built nor under development. */
export const sveltekitEnvironment: Library = {
  package: '$app/environment',
  versions: '1 || 2',
  manual: 'https://svelte.dev/docs/kit/$app-environment',
  exports: { building: { constant: false, undeclared: ofKit }, dev: { constant: false, undeclared: ofKit }, browser: { constant: false, undeclared: ofKit } }
}
