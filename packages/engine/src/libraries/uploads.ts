import type { Item, Library } from '../model/library.ts'

const manual = 'https://www.npmjs.com/package/'
/** Files of any size unless it is told otherwise. */
const parser: Item = { call: { middleware: { role: 'upload' }, settings: { '0.limits.fileSize': 'upload-limits' } } }

export const expressFileupload: Library = {
  package: 'express-fileupload',
  versions: '1',
  manual: `${manual}express-fileupload`,
  exports: { default: parser }
}

const reads = { settings: { '0.limits.fileSize': 'upload-limits' } } as const

/** The parser of forms below most others. */
export const busboy: Library = {
  package: 'busboy',
  aliases: ['@fastify/busboy'],
  versions: '0.3 || 1',
  manual: `${manual}busboy`,
  exports: { default: { call: reads, new: { ...reads, undeclared: 'before 1, and of @fastify/busboy' } } }
}

const limited = { '1.limits.fileSize': 'upload-limits', '1.fileFilter': 'upload-filter' } as const

/** Interceptors of Nest: multer, with the options of the module where nothing is said here. */
export const nestjsPlatformExpress: Library = {
  package: '@nestjs/platform-express',
  versions: '8 || 9 || 10 || 11',
  manual: 'https://docs.nestjs.com/techniques/file-upload',
  exports: {
    FileInterceptor: { call: { middleware: { role: 'upload' }, settings: limited } },
    FileFieldsInterceptor: { call: { middleware: { role: 'upload' }, settings: limited } },
    FilesInterceptor: {
      call: [
        { when: { 1: 'object' }, middleware: { role: 'upload' }, settings: limited },
        { middleware: { role: 'upload' }, settings: { '2.limits.fileSize': 'upload-limits', '2.fileFilter': 'upload-filter' } }
      ]
    },
    AnyFilesInterceptor: { call: { middleware: { role: 'upload' }, settings: { '0.limits.fileSize': 'upload-limits', '0.fileFilter': 'upload-filter' } } },
    NoFilesInterceptor: { call: { middleware: { role: 'body-parser' } } },
    MulterModule: { members: { register: { call: { settings: { 0: 'upload-default' } } }, registerAsync: { call: { settings: { 0: 'upload-default' } } } } }
  }
}

export const nestjsPlatformFastify: Library = {
  package: '@nestjs/platform-fastify',
  versions: '8 || 9 || 10 || 11',
  manual: 'https://docs.nestjs.com/techniques/performance',
  exports: {
    FastifyAdapter: { new: { settings: { '0.trustProxy': { setting: 'trusted-proxies', safeSince: '0' }, '0.bodyLimit': { setting: 'body-limit', safeSince: '0' } } } }
  }
}
