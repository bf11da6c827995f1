import type { Item, Library } from '../model/library.ts'

const upload: Item = { call: { middleware: { role: 'upload' } } }
const textOnly: Item = { call: { middleware: { role: 'body-parser' } } }

/** Uploads: `req.file` and `req.files` hold what the client sent, `req.body` the text fields. */
export const multer: Library = {
  package: 'multer',
  aliases: ['@koa/multer', 'koa-multer'],
  versions: '1 || 2',
  manual: 'https://github.com/expressjs/multer#readme',
  exports: {
    default: {
      call: {
        returns: { type: 'Multer' },
        settings: { '0.limits.fileSize': 'upload-limits', '0.fileFilter': 'upload-filter' },
        callbacks: { '0.fileFilter': [{ type: 'express#Request' }, { source: 'files' }, null] }
      },
      members: {
        diskStorage: {
          call: {
            callbacks: {
              '0.destination': [{ type: 'express#Request' }, { source: 'files' }, null],
              '0.filename': [{ type: 'express#Request' }, { source: 'files' }, null]
            }
          }
        },
        memoryStorage: {},
        MulterError: {}
      }
    }
  },
  types: { Multer: { members: { single: upload, array: upload, fields: upload, any: upload, none: textOnly } } }
}
