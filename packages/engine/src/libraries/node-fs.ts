import type { Input, Item, Library } from '../model/library.ts'

const opened: Input = { kind: 'file-path', operation: 'read' }
const written: Input = { kind: 'file-path', operation: 'update' }
const removed: Input = { kind: 'file-path', operation: 'delete' }

/** What a file holds is not what its name says. */
const opens: Item = { call: { inputs: { 0: opened } } }
const writes: Item = { call: { inputs: { 0: written } } }
const removes: Item = { call: { inputs: { 0: removed } } }
const copies: Item = { call: { inputs: { 0: opened, 1: written } } }
/** Tells whether something is there: who may only ask that opens nothing. */
const asks: Item = { call: {} }
const real: Item = { call: { returns: { from: '0', as: 'string', cleans: ['path-form'] } } }

const asynchronous = {
  readFile: opens,
  open: opens,
  opendir: opens,
  readdir: opens,
  readlink: opens,
  writeFile: writes,
  appendFile: writes,
  truncate: writes,
  mkdir: writes,
  // What is given when a file is made is cut by the mask of the process; this is not.
  chmod: { call: { inputs: { 0: written }, settings: { 1: 'file-mode' } } },
  chown: writes,
  unlink: removes,
  rm: removes,
  rmdir: removes,
  rename: copies,
  copyFile: copies,
  cp: copies,
  link: copies,
  symlink: copies,
  access: asks,
  stat: asks,
  lstat: asks,
  realpath: real
} satisfies Record<string, Item>

const synchronous: Readonly<Record<string, Item>> = Object.fromEntries(Object.entries(asynchronous).map(([name, item]) => [`${name}Sync`, item]))

const members: Readonly<Record<string, Item>> = {
  ...asynchronous,
  ...synchronous,
  createReadStream: opens,
  createWriteStream: writes,
  exists: asks,
  existsSync: asks,
  promises: { members: asynchronous }
}

export const nodeFs: Library = {
  package: 'node:fs',
  aliases: ['fs', 'graceful-fs'],
  versions: '20 || 22 || 24',
  manual: 'https://nodejs.org/api/fs.html',
  exports: { default: { members }, ...members }
}

export const nodeFsPromises: Library = {
  package: 'node:fs/promises',
  aliases: ['fs/promises'],
  versions: '20 || 22 || 24',
  manual: 'https://nodejs.org/api/fs.html#promises-api',
  exports: { default: { members: asynchronous }, ...asynchronous }
}

const extra: Readonly<Record<string, Item>> = Object.fromEntries(Object.entries({
  ...members,
  ensureDir: writes,
  ensureDirSync: writes,
  ensureFile: writes,
  ensureFileSync: writes,
  outputFile: writes,
  outputFileSync: writes,
  outputJson: writes,
  outputJsonSync: writes,
  writeJson: writes,
  writeJsonSync: writes,
  readJson: opens,
  readJsonSync: opens,
  remove: removes,
  removeSync: removes,
  emptyDir: removes,
  emptyDirSync: removes,
  move: copies,
  moveSync: copies,
  copy: copies,
  copySync: copies,
  pathExists: asks,
  pathExistsSync: asks
} satisfies Record<string, Item>).map(([name, item]) => [name, { ...item, undeclared: 'the package has no declarations of its own' }]))

export const fsExtra: Library = {
  package: 'fs-extra',
  versions: '9 || 10 || 11',
  manual: 'https://github.com/jprichardson/node-fs-extra#readme',
  exports: { default: { members: extra, undeclared: 'the package has no declarations of its own' }, ...extra }
}
