import type { Item, Library, LibraryType, Result } from '../model/library.ts'

const manual = 'https://nextjs.org/docs'
const versions = '13 || 14 || 15 || 16'
const body: Item = { call: { buffers: true, returns: { source: 'body' } } }
const entries: Item = { call: {} }
const response: Result = { type: 'NextApiResponse' }

/** Handlers of `pages/api`. */
export const next: Library = {
  package: 'next',
  versions,
  manual,
  exports: {},
  types: {
    NextApiRequest: {
      members: {
        body: { source: 'body' }, query: { source: 'query' }, cookies: { source: 'cookies' }, headers: { source: 'headers' }, url: { source: 'path' }, method: {}
      }
    },
    NextApiResponse: {
      members: {
        json: { call: { inputs: { 0: 'response-body' }, answers: {} } },
        send: { call: { inputs: { 0: 'response-body' }, answers: {} } },
        end: { call: { inputs: { 0: 'response-body' }, answers: {} } },
        write: { call: { inputs: { 0: 'response-body' } } },
        status: { call: { status: '0', returns: response } },
        redirect: {
          call: [
            { when: { 1: 'absent' }, inputs: { 0: 'redirect-target' }, answers: { status: 307 } },
            { inputs: { 1: 'redirect-target' }, answers: { status: '0' } }
          ]
        },
        setHeader: { call: { inputs: { 0: 'response-header-name', 1: 'response-header-value' }, returns: response } },
        setDraftMode: {}, setPreviewData: {}, clearPreviewData: {}, revalidate: {}
      }
    },
    NextApiHandler: { parameters: [{ type: 'NextApiRequest' }, response] }
  }
}

const url: LibraryType = {
  virtual: true,
  members: {
    searchParams: { source: 'query' }, search: { source: 'query' }, pathname: { source: 'path' }, href: { source: 'path' },
    clone: { call: { returns: { type: 'NextURL' } } }
  }
}

/** Route handlers and middleware. Their responses are answers when they are given back. */
export const nextServer: Library = {
  package: 'next/server',
  aliases: ['next/server.js'],
  versions,
  manual,
  exports: {
    NextResponse: {
      new: { inputs: { 0: 'response-body' } },
      members: {
        json: { call: { inputs: { 0: 'response-body' } } },
        redirect: { call: { inputs: { 0: 'redirect-target' } } },
        rewrite: entries,
        next: entries
      }
    },
    after: { call: { callbacks: { 0: [] } } },
    userAgent: {}
  },
  types: {
    NextRequest: {
      members: {
        json: body, text: body, formData: body, blob: body, arrayBuffer: body, bytes: body, body: { source: 'body' },
        headers: { source: 'headers' }, cookies: { type: 'RequestCookies' }, nextUrl: { type: 'NextURL' }, url: { source: 'path' }, method: {},
        clone: { call: { returns: { type: 'NextRequest' } } }
      }
    },
    NextURL: url,
    RequestCookies: {
      virtual: true,
      members: { get: { call: { returns: { source: 'cookies' } } }, getAll: { call: { returns: { source: 'cookies' } } }, has: {} }
    },
    /** What a route handler is handed beside the request. */
    RouteContext: { virtual: true, members: { params: { source: 'params' } } }
  }
}

/** They ask the request that is being answered. */
export const nextHeaders: Library = {
  package: 'next/headers',
  aliases: ['next/headers.js'],
  versions,
  manual,
  exports: {
    cookies: { call: { returns: { type: 'ReadonlyRequestCookies' } } },
    headers: { call: { returns: { source: 'headers' } } },
    draftMode: entries
  },
  types: {
    ReadonlyRequestCookies: {
      virtual: true,
      members: { get: { call: { returns: { source: 'cookies' } } }, getAll: { call: { returns: { source: 'cookies' } } }, has: {}, set: {}, delete: {} }
    }
  }
}

const sends: Item = { call: { inputs: { 0: 'redirect-target' }, answers: { raised: true, location: '0' } } }

/** They throw what Next answers with. */
export const nextNavigation: Library = {
  package: 'next/navigation',
  aliases: ['next/navigation.js'],
  versions,
  manual,
  exports: {
    redirect: sends,
    permanentRedirect: sends,
    notFound: { call: { answers: { status: 404, raised: true } } },
    unauthorized: { call: { answers: { status: 401, raised: true } } },
    forbidden: { call: { answers: { status: 403, raised: true } } }
  }
}
