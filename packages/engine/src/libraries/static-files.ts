import type { Library, Signature } from '../model/library.ts'

const hidden = { setting: 'static-hidden', safeSince: '0' } as const
/** Whatever lies in a folder, to whoever asks. */
const folder: Signature = { middleware: { role: 'static' }, settings: { 0: 'static-root', '1.dotfiles': hidden } }

export const serveStatic: Library = {
  package: 'serve-static',
  versions: '1 || 2',
  manual: 'https://expressjs.com/en/resources/middleware/serve-static.html',
  exports: { default: { call: folder } }
}

/** Pages that list what lies in a folder. */
export const serveIndex: Library = {
  package: 'serve-index',
  versions: '1',
  manual: 'https://expressjs.com/en/resources/middleware/serve-index.html',
  exports: { default: { call: { middleware: { role: 'static' }, settings: { 0: 'static-listing' } } } }
}

export const koaStatic: Library = {
  package: 'koa-static',
  versions: '4 || 5',
  manual: 'https://github.com/koajs/static#readme',
  exports: { default: { call: { middleware: { role: 'static' }, settings: { 0: 'static-root' } } } }
}

export const honoServeStatic: Library = {
  package: '@hono/node-server/serve-static',
  versions: '1 || 2',
  manual: 'https://hono.dev/docs/getting-started/nodejs#serve-static-files',
  exports: { serveStatic: { call: { middleware: { role: 'static' }, settings: { '0.root': 'static-root' } } } }
}

export const nestjsServeStatic: Library = {
  package: '@nestjs/serve-static',
  versions: '2 || 3 || 4 || 5',
  manual: 'https://docs.nestjs.com/recipes/serve-static',
  exports: { ServeStaticModule: { members: { forRoot: { call: { settings: { '0.rootPath': 'static-root', '0.serveStaticOptions.dotfiles': hidden } } } } } }
}

const put: Signature = { settings: { '0.ACL': { setting: 'object-access', safeSince: '0' } } }

/** Objects are their owner's unless it is told otherwise. */
export const awsS3: Library = {
  package: '@aws-sdk/client-s3',
  versions: '3',
  manual: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl',
  exports: Object.fromEntries(['PutObjectCommand', 'CopyObjectCommand', 'CreateMultipartUploadCommand', 'PutObjectAclCommand', 'PutBucketAclCommand', 'CreateBucketCommand']
    .map(name => [name, { new: put }]))
}
