import type { Item, Library, Signature } from '../model/library.ts'

/** What another server answers is not what the client sent. */
const waits = (at: number): NonNullable<Signature['settings']> => ({ [`${at}.timeout`]: 'outgoing-timeout', [`${at}.signal`]: 'outgoing-timeout' })
/** The options stand behind the address, or behind the data that is sent. */
const toUrl: Signature = { inputs: { 0: 'url' }, settings: waits(1) }
const configured: Signature = { inputs: { '0.url': 'url', '0.baseURL': 'url' }, settings: waits(0) }
const get: Item = { call: toUrl }
const post: Item = { call: { inputs: { 0: 'url' }, settings: waits(2) } }

const methods = {
  get,
  delete: get,
  head: get,
  options: get,
  post,
  put: post,
  patch: post,
  postForm: post,
  putForm: post,
  patchForm: post,
  request: { call: configured },
  getUri: {}
} satisfies Record<string, Item>

const called: readonly Signature[] = [{ when: { 0: 'object' }, ...configured }, toUrl]

const exports: Readonly<Record<string, Item>> = {
  create: { call: { inputs: { '0.baseURL': 'url' }, settings: { '0.timeout': 'outgoing-default' }, returns: { type: 'AxiosInstance' } } },
  isAxiosError: { call: { returns: { value: 'boolean' } } },
  ...methods
}

export const axios: Library = {
  package: 'axios',
  versions: '0.27 || 1',
  manual: 'https://axios-http.com/docs/api_intro',
  exports: { default: { call: called, members: exports }, axios: { call: called, members: exports, undeclared: 'the default by its name' } },
  types: {
    Axios: { members: methods },
    AxiosInstance: { extends: 'Axios', call: called },
    AxiosStatic: { extends: 'AxiosInstance', members: { create: { call: { settings: { '0.timeout': 'outgoing-default' }, returns: { type: 'AxiosInstance' } } } } }
  }
}

const http = { ...methods, axiosRef: { type: 'axios#AxiosInstance' } } satisfies Record<string, Item>

/** Methods of axios, as observables. */
export const nestjsAxios: Library = {
  package: '@nestjs/axios',
  versions: '1 || 2 || 3 || 4',
  manual: 'https://docs.nestjs.com/techniques/http-module',
  exports: { HttpModule: { members: { register: { call: { settings: { '0.timeout': 'outgoing-default' } } }, registerAsync: { call: { settings: { 0: 'outgoing-default' } } } }, undeclared: 'read for its service only' }, HttpService: { undeclared: 'injected' } },
  types: { HttpService: { virtual: true, members: http } }
}
