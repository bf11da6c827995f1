/** Node's own modules that may be imported without `node:`. */
const names = [
  'assert', 'async_hooks', 'buffer', 'child_process', 'cluster', 'console', 'constants', 'crypto', 'dgram', 'diagnostics_channel', 'dns',
  'domain', 'events', 'fs', 'http', 'http2', 'https', 'inspector', 'module', 'net', 'os', 'path', 'perf_hooks', 'process', 'punycode',
  'querystring', 'readline', 'repl', 'stream', 'string_decoder', 'sys', 'timers', 'tls', 'trace_events', 'tty', 'url', 'util', 'v8', 'vm',
  'wasi', 'worker_threads', 'zlib'
]
const builtins = new Set(names)

/** The name and subpath of a package; builtins get their prefix: `fs/promises` is `promises` of `node:fs`. */
export function packageOf(specifier: string): { readonly package: string, readonly subpath: string } {
  const plain = specifier.replace(/^(?:npm|jsr):/, '')
  const parts = plain.split('/')
  const length = plain.startsWith('@') ? 2 : 1
  const name = parts.slice(0, length).join('/')
  const subpath = parts.slice(length).join('/')
  return { package: builtins.has(name) ? `node:${name}` : name, subpath }
}
