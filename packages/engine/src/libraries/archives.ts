import type { Item, Library, Result } from '../model/library.ts'

/** What the archive says of an entry is chosen by who made it. */
const name: Item = { source: 'archive' }
const entry: Result = { type: 'Entry' }

/** Refuses entries that lead out of the folder, since 0.4.11 and by default. */
export const admZip: Library = {
  package: 'adm-zip',
  versions: '0.4 || 0.5',
  manual: 'https://github.com/cthackers/adm-zip/wiki',
  exports: { default: { new: { returns: { type: 'AdmZip' } } } },
  types: {
    AdmZip: {
      virtual: true,
      members: { getEntries: { call: { returns: { array: entry } } }, getEntry: { call: { returns: entry } }, extractAllTo: {}, extractEntryTo: {}, readFile: {}, readAsText: {} }
    },
    Entry: { virtual: true, members: { entryName: name, name, comment: name, getData: {}, isDirectory: {}, header: {} } }
  }
}

const handsEntries: Item = { call: [{ when: { 1: 'present' }, callbacks: { 1: [entry] }, returns: { self: true } }, { returns: { self: true } }] }

const opened: Item = { call: { returns: [{ type: 'CentralDirectory' }, { record: { files: { array: entry } } }] } }

/** `Extract` refuses entries that lead out of its folder; who reads entries one by one has to. */
export const unzipper: Library = {
  package: 'unzipper',
  aliases: ['unzip-stream', 'unzip'],
  versions: '0.8 || 0.9 || 0.10 || 0.11 || 0.12',
  manual: 'https://github.com/ZJONSSON/node-unzipper#readme',
  exports: {
    Parse: { call: { returns: { type: 'ParseStream' } }, new: { returns: { type: 'ParseStream' }, undeclared: 'a function that returns a stream may be constructed' } },
    ParseOne: {},
    Extract: {},
    Open: { members: { file: opened, buffer: opened, url: opened, s3: {} } }
  },
  types: {
    ParseStream: { members: { on: { ...handsEntries, undeclared: 'of streams' }, once: { ...handsEntries, undeclared: 'of streams' }, pipe: { call: { returns: { from: '0' } }, undeclared: 'of streams' }, promise: {} } },
    CentralDirectory: { members: { files: { undeclared: 'a list of entries' }, extract: {} } },
    Entry: { members: { path: name, type: {}, buffer: {}, autodrain: {}, pipe: { call: { returns: { from: '0' } }, undeclared: 'of streams' } } }
  }
}

export const yauzl: Library = {
  package: 'yauzl',
  versions: '2 || 3',
  manual: 'https://github.com/thejoshwolfe/yauzl#readme',
  exports: {
    open: { call: { callbacks: { 1: [null, { type: 'ZipFile' }], 2: [null, { type: 'ZipFile' }] } } },
    fromBuffer: { call: { callbacks: { 1: [null, { type: 'ZipFile' }], 2: [null, { type: 'ZipFile' }] } } }
  },
  types: {
    ZipFile: { members: { on: { ...handsEntries, undeclared: 'of emitters' }, readEntry: {}, openReadStream: {}, close: {} } },
    // It validates names unless an option says otherwise, so that none leads up.
    Entry: { members: { fileName: { source: 'archive', cleans: ['path-root', 'path-dots'] } } }
  }
}
