import type { Item, Library } from '../model/library.ts'
import { webRequest } from './sveltekit.ts'

const remix = 'of Remix'
const answer: Item = { call: { inputs: { 0: 'response-body' }, answers: { status: '1.status' } } }
const sends: Item = { call: { inputs: { 0: 'redirect-target' }, answers: { location: '0' } } }
const storage: Item = { call: { settings: { '0.cookie.secrets[]': 'secret' }, returns: { type: 'SessionStorage' } } }
const flags = {
  httpOnly: 'cookie-http-only', secure: 'cookie-secure'
} as const

/** React Router 7 as a framework, and Remix 2 before it. */
export const reactRouter: Library = {
  package: 'react-router',
  aliases: ['@remix-run/node', '@remix-run/cloudflare', '@remix-run/server-runtime', '@remix-run/react', '@react-router/node'],
  versions: 'react-router 7 || 8, @remix-run/node 2',
  manual: 'https://reactrouter.com/start/framework/data-loading',
  exports: {
    data: answer,
    json: { ...answer, undeclared: remix },
    defer: { ...answer, undeclared: remix },
    redirect: sends,
    redirectDocument: sends,
    replace: sends,
    createSessionStorage: storage,
    createCookieSessionStorage: storage,
    createMemorySessionStorage: storage,
    createCookie: { call: { settings: { 0: 'cookie-name', '1.httpOnly': flags.httpOnly, '1.secure': flags.secure } } }
  },
  types: {
    LoaderFunctionArgs: { members: { request: { type: 'WebRequest' }, params: { source: 'params' }, context: {} } },
    ActionFunctionArgs: { extends: 'LoaderFunctionArgs' },
    LoaderFunction: { parameters: [{ type: 'LoaderFunctionArgs' }] },
    ActionFunction: { parameters: [{ type: 'LoaderFunctionArgs' }] },
    SessionStorage: { members: { getSession: { call: { returns: { type: 'Session' } } }, commitSession: {}, destroySession: {} } },
    Session: { members: { get: { call: { returns: { source: 'principal' } } }, has: {}, set: {}, unset: {}, flash: {}, data: { source: 'principal' }, id: {} } },
    WebRequest: webRequest
  }
}
