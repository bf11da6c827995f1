/** The names under which routers offer the methods of HTTP. */
export const METHODS: ReadonlySet<string> = new Set([
  'all', 'checkout', 'copy', 'delete', 'get', 'head', 'link', 'lock', 'merge', 'mkactivity', 'mkcalendar', 'mkcol', 'move', 'm-search',
  'notify', 'options',
  'patch', 'post', 'propfind', 'proppatch', 'purge', 'put', 'query', 'report', 'search', 'source', 'subscribe', 'trace', 'unbind', 'unlink',
  'unlock', 'unsubscribe'
])

/** The method of a route, by the name that registers it. */
export const methodOf = (name: string): string => (name === 'del' ? 'delete' : name).toUpperCase()
