import type { Library } from '../model/library.ts'
import { ajv } from './ajv.ts'
import { apolloServer, apolloServerErrors, apolloServerExpress } from './apollo-server.ts'
import { admZip, unzipper, yauzl } from './archives.ts'
import { argon2 } from './argon2.ts'
import { arktype } from './arktype.ts'
import { axios, nestjsAxios } from './axios.ts'
import { bcrypt } from './bcrypt.ts'
import { bcryptjs } from './bcryptjs.ts'
import { betterAuth } from './better-auth.ts'
import { betterSqlite3 } from './better-sqlite3.ts'
import { bodyParser } from './body-parser.ts'
import { boom } from './boom.ts'
import { celebrate } from './celebrate.ts'
import { classTransformer } from './class-transformer.ts'
import { classValidator } from './class-validator.ts'
import { clerkExpress } from './clerk-express.ts'
import { clerkNextjs } from './clerk-nextjs.ts'
import { clerkSdkNode } from './clerk-sdk-node.ts'
import { compression } from './compression.ts'
import { connectEnsureLogin } from './connect-ensure-login.ts'
import { cookieParser } from './cookie-parser.ts'
import { cors } from './cors.ts'
import { amqplib, awsSdk, cloudinary, elasticsearch, ioredis, minio, neo4j, nodemailer, openai, pusher, redis, sendgridMail, stripe, twilio } from './credentials.ts'
import { crossSpawn } from './cross-spawn.ts'
import { csrfCsrf, honoCsrf, lusca } from './csrf.ts'
import { csurf } from './csurf.ts'
import { deepmerge, mergers, pathSetters } from './deepmerge.ts'
import { drizzleMysqlCore, drizzlePgCore, drizzleSingleStoreCore, drizzleSqliteCore } from './drizzle-core.ts'
import { drizzleMysqlDrivers, drizzlePgDrivers, drizzleSingleStoreDrivers, drizzleSqliteDrivers } from './drizzle-drivers.ts'
import { drizzleOrm } from './drizzle-orm.ts'
import { drizzleTypebox, drizzleValibot, drizzleZod } from './drizzle-schemas.ts'
import { dynamodb } from './dynamodb.ts'
import { effect, effectSchema } from './effect.ts'
import { elysia } from './elysia.ts'
import { errorhandler } from './errorhandler.ts'
import { dompurify, escapeHtml, escapeStringRegexp, heLibrary, sanitizeHtml } from './escapers.ts'
import { jsonpath, jsonpathPlus, notevil, sandbox, vm2 } from './evaluators.ts'
import { execa } from './execa.ts'
import { expressAsyncErrors } from './express-async-errors.ts'
import { expressAsyncHandler } from './express-async-handler.ts'
import { expressBasicAuth } from './express-basic-auth.ts'
import { expressJwt } from './express-jwt.ts'
import { expressMongoSanitize } from './express-mongo-sanitize.ts'
import { expressOauth2JwtBearer } from './express-oauth2-jwt-bearer.ts'
import { expressOpenidConnect } from './express-openid-connect.ts'
import { expressPromiseRouter } from './express-promise-router.ts'
import { expressRateLimit } from './express-rate-limit.ts'
import { expressSession } from './express-session.ts'
import { expressValidator } from './express-validator.ts'
import { express } from './express.ts'
import { expressOpenapiValidator } from './express-openapi-validator.ts'
import { fastifyPlugin } from './fastify-plugin.ts'
import {
  fastifyAuth, fastifyBasicAuth, fastifyBearerAuth, fastifyCookie, fastifyCors, fastifyCsrf, fastifyHelmet, fastifyJwt, fastifyMultipart,
  fastifyRateLimit, fastifySession, fastifyStatic
} from './fastify-plugins.ts'
import { fastify } from './fastify.ts'
import { sanitizeFilename } from './file-names.ts'
import { firebaseAdmin } from './firebase-admin.ts'
import { h3 } from './h3.ts'
import { helmet, koaHelmet } from './helmet.ts'
import { honoBasicAuth, honoBearerAuth, honoJwk, honoJwt } from './hono-auth.ts'
import { honoCombine } from './hono-combine.ts'
import { honoCookie } from './hono-cookie.ts'
import { honoCors } from './hono-cors.ts'
import { honoFactory } from './hono-factory.ts'
import { honoHttpException } from './hono-http-exception.ts'
import { honoSecureHeaders } from './hono-secure-headers.ts'
import {
  honoArktypeValidator, honoStandardValidator, honoTypeboxValidator, honoValibotValidator, honoValidator, honoZodValidator
} from './hono-validators.ts'
import { honoZodOpenapi } from './hono-zod-openapi.ts'
import { hapi } from './hapi.ts'
import { hono } from './hono.ts'
import { honoBodyLimit } from './hono-body-limit.ts'
import { got, ky, needle, nodeFetch, request, superagent, undici, ws } from './http-clients.ts'
import { httpErrors } from './http-errors.ts'
import { httpStatus, httpStatusCodes } from './http-status.ts'
import { ioTs } from './io-ts.ts'
import { ironSession } from './iron-session.ts'
import { joi } from './joi.ts'
import { jose } from './jose.ts'
import { jsYaml } from './js-yaml.ts'
import { jsonwebtoken } from './jsonwebtoken.ts'
import { kcors } from './kcors.ts'
import { knex } from './knex.ts'
import { koaBody } from './koa-body.ts'
import { koaBodyparser } from './koa-bodyparser.ts'
import { koaCompose } from './koa-compose.ts'
import { koaCors } from './koa-cors.ts'
import { koaJwt } from './koa-jwt.ts'
import { koaMount } from './koa-mount.ts'
import { koaRouter } from './koa-router.ts'
import { koa } from './koa.ts'
import { kysely } from './kysely.ts'
import { lodash } from './lodash.ts'
import { pino, winston } from './loggers.ts'
import { marsdb, nedb } from './marsdb.ts'
import { mikroOrm } from './mikro-orm.ts'
import { mongodb } from './mongodb.ts'
import { mongoose } from './mongoose.ts'
import { morgan } from './morgan.ts'
import { mssql } from './mssql.ts'
import { multer } from './multer.ts'
import { mysql } from './mysql.ts'
import { mysql2Promise } from './mysql2-promise.ts'
import { mysql2 } from './mysql2.ts'
import { neon, vercelPostgres } from './neon.ts'
import { nestjsCommon } from './nestjs-common.ts'
import { nestjsCore } from './nestjs-core.ts'
import { nestjsGraphql } from './nestjs-graphql.ts'
import { nestjsJwt } from './nestjs-jwt.ts'
import { nestjsMappedTypes } from './nestjs-mapped-types.ts'
import { nestjsPassport } from './nestjs-passport.ts'
import { nestjsSwagger } from './nestjs-swagger.ts'
import { nestjsThrottler } from './nestjs-throttler.ts'
import { nestjsZod } from './nestjs-zod.ts'
import { nextAuth, nextAuthJwt, nextAuthMiddleware, nextAuthReact } from './next-auth.ts'
import { next, nextHeaders, nextNavigation, nextServer } from './next.ts'
import { nodeChildProcess } from './node-child-process.ts'
import { nodeCrypto } from './node-crypto.ts'
import { fsExtra, nodeFs, nodeFsPromises } from './node-fs.ts'
import { nodeHttp } from './node-http.ts'
import { nodeInspector } from './node-inspector.ts'
import { nodePath } from './node-path.ts'
import { nodeUrl } from './node-url.ts'
import { nodeTls } from './node-tls.ts'
import { nodeUtil } from './node-util.ts'
import { nodeModule, nodeVm, nodeWorkerThreads } from './node-vm.ts'
import { nuxtAuthUtils } from './nuxt-auth-utils.ts'
import { objection } from './objection.ts'
import { oracledb } from './oracledb.ts'
import { passport } from './passport.ts'
import { pgFormat } from './pg-format.ts'
import { pgPool } from './pg-pool.ts'
import { pgPromise } from './pg-promise.ts'
import { pg } from './pg.ts'
import { postgres } from './postgres.ts'
import { prisma } from './prisma.ts'
import { graphqlRequest, ldapEscape, ldapjs, xpath } from './query-languages.ts'
import { reactRouter } from './react-router.ts'
import { remixUtils } from './remix-utils.ts'
import { htmlPdf, htmlPdfNode, jsdom, phantom, playwright, puppeteer, urlReaders, wkhtmltoimage, wkhtmltopdf } from './rendering.ts'
import { routingControllers } from './routing-controllers.ts'
import { sequelizeTypescript } from './sequelize-typescript.ts'
import { sequelize } from './sequelize.ts'
import { funcster, nodeSerialize, nodeV8, serializeToJs } from './serializers.ts'
import { shellQuote } from './shell-quote.ts'
import { shelljs } from './shelljs.ts'
import { shescape } from './shescape.ts'
import { slonik } from './slonik.ts'
import { sqlite } from './sqlite.ts'
import { sqlite3 } from './sqlite3.ts'
import { sqlstring } from './sqlstring.ts'
import { awsS3, honoServeStatic, koaStatic, nestjsServeStatic, serveIndex, serveStatic } from './static-files.ts'
import { supabase } from './supabase.ts'
import { superstruct } from './superstruct.ts'
import { sveltekit, sveltekitEnvironment } from './sveltekit.ts'
import { dot, ejs, eta, handlebars, hogan, mustache, nunjucks, pug, squirrelly } from './templates.ts'
import { cookieSession, cookieSignature, cryptoJs, fastJwt, jws, jwtSimple, keygrip } from './token-libraries.ts'
import { trpcServer } from './trpc-server.ts'
import { tsoa } from './tsoa.ts'
import { typebox } from './typebox.ts'
import { typedi } from './typedi.ts'
import { typegoose } from './typegoose.ts'
import { typeorm } from './typeorm.ts'
import { busboy, expressFileupload, nestjsPlatformExpress, nestjsPlatformFastify } from './uploads.ts'
import { uuid } from './uuid.ts'
import { valibot } from './valibot.ts'
import { validator } from './validator.ts'
import { vine } from './vine.ts'
import { libxmljs, nodeExpat, xml2js } from './xml-parsers.ts'
import { yup } from './yup.ts'
import { zodMini } from './zod-mini.ts'
import { zod } from './zod.ts'
import { zx } from './zx.ts'

/** Every package that Postern knows, in the order of their names. */
export const libraries: readonly Library[] = [
  sveltekitEnvironment,
  apolloServer,
  awsS3,
  dynamodb,
  clerkSdkNode,
  clerkExpress,
  clerkNextjs,
  elasticsearch,
  fastifyAuth,
  fastifyBasicAuth,
  fastifyBearerAuth,
  fastifyCookie,
  fastifyCors,
  fastifyCsrf,
  fastifyHelmet,
  fastifyJwt,
  fastifyMultipart,
  fastifyRateLimit,
  fastifySession,
  fastifyStatic,
  boom,
  hapi,
  honoArktypeValidator,
  honoServeStatic,
  honoStandardValidator,
  honoTypeboxValidator,
  honoValibotValidator,
  honoZodOpenapi,
  honoZodValidator,
  koaCors,
  koaRouter,
  mikroOrm,
  neon,
  nestjsAxios,
  nestjsCommon,
  nestjsCore,
  nestjsGraphql,
  nestjsJwt,
  nestjsMappedTypes,
  nestjsPassport,
  nestjsPlatformExpress,
  nestjsPlatformFastify,
  nestjsServeStatic,
  nestjsSwagger,
  nestjsThrottler,
  prisma,
  sendgridMail,
  typebox,
  supabase,
  sveltekit,
  trpcServer,
  tsoa,
  typegoose,
  vercelPostgres,
  vine,
  admZip,
  ajv,
  amqplib,
  apolloServerErrors,
  apolloServerExpress,
  argon2,
  arktype,
  awsSdk,
  axios,
  bcrypt,
  bcryptjs,
  betterAuth,
  betterSqlite3,
  bodyParser,
  busboy,
  celebrate,
  classTransformer,
  classValidator,
  cloudinary,
  compression,
  connectEnsureLogin,
  cookieParser,
  cookieSession,
  cookieSignature,
  cors,
  crossSpawn,
  cryptoJs,
  csrfCsrf,
  csurf,
  deepmerge,
  dompurify,
  dot,
  drizzleOrm,
  drizzleSqliteDrivers,
  drizzleMysqlCore,
  drizzleMysqlDrivers,
  drizzlePgDrivers,
  drizzlePgCore,
  drizzleSingleStoreDrivers,
  drizzleSingleStoreCore,
  drizzleSqliteCore,
  drizzleTypebox,
  drizzleValibot,
  drizzleZod,
  effect,
  effectSchema,
  ejs,
  elysia,
  errorhandler,
  escapeHtml,
  escapeStringRegexp,
  eta,
  execa,
  express,
  expressAsyncErrors,
  expressAsyncHandler,
  expressBasicAuth,
  expressFileupload,
  expressJwt,
  expressMongoSanitize,
  expressOauth2JwtBearer,
  expressOpenapiValidator,
  expressOpenidConnect,
  expressPromiseRouter,
  expressRateLimit,
  expressSession,
  expressValidator,
  fastJwt,
  fastify,
  fastifyPlugin,
  firebaseAdmin,
  fsExtra,
  funcster,
  got,
  graphqlRequest,
  h3,
  handlebars,
  heLibrary,
  helmet,
  hogan,
  hono,
  honoBasicAuth,
  honoBearerAuth,
  honoBodyLimit,
  honoCombine,
  honoCookie,
  honoCors,
  honoCsrf,
  honoFactory,
  honoHttpException,
  honoJwk,
  honoJwt,
  honoSecureHeaders,
  honoValidator,
  htmlPdf,
  htmlPdfNode,
  httpErrors,
  httpStatus,
  httpStatusCodes,
  ioTs,
  ioredis,
  ironSession,
  joi,
  jose,
  jsYaml,
  jsdom,
  jsonpath,
  jsonpathPlus,
  jsonwebtoken,
  jws,
  jwtSimple,
  kcors,
  keygrip,
  knex,
  koa,
  koaBody,
  koaBodyparser,
  koaCompose,
  koaHelmet,
  koaJwt,
  koaMount,
  koaStatic,
  ky,
  kysely,
  ldapEscape,
  ldapjs,
  libxmljs,
  urlReaders,
  lodash,
  lusca,
  marsdb,
  mergers,
  minio,
  mongodb,
  mongoose,
  morgan,
  mssql,
  multer,
  mustache,
  mysql,
  mysql2,
  mysql2Promise,
  nedb,
  needle,
  neo4j,
  nestjsZod,
  next,
  nextAuth,
  nextAuthJwt,
  nextAuthMiddleware,
  nextAuthReact,
  nextHeaders,
  nextNavigation,
  nextServer,
  nodeExpat,
  nodeFetch,
  nodeSerialize,
  nodeChildProcess,
  nodeCrypto,
  nodeFs,
  nodeFsPromises,
  nodeHttp,
  nodeInspector,
  nodeModule,
  nodePath,
  nodeTls,
  nodeUrl,
  nodeUtil,
  nodeV8,
  nodeVm,
  nodeWorkerThreads,
  nodemailer,
  notevil,
  nunjucks,
  nuxtAuthUtils,
  objection,
  openai,
  oracledb,
  passport,
  pg,
  pgFormat,
  pgPool,
  pgPromise,
  phantom,
  pino,
  playwright,
  postgres,
  pug,
  puppeteer,
  pusher,
  reactRouter,
  redis,
  remixUtils,
  request,
  routingControllers,
  sandbox,
  sanitizeFilename,
  sanitizeHtml,
  sequelize,
  sequelizeTypescript,
  serializeToJs,
  serveIndex,
  serveStatic,
  pathSetters,
  shellQuote,
  shelljs,
  shescape,
  slonik,
  sqlite,
  sqlite3,
  sqlstring,
  squirrelly,
  stripe,
  superagent,
  superstruct,
  twilio,
  typedi,
  typeorm,
  undici,
  unzipper,
  uuid,
  valibot,
  validator,
  vm2,
  winston,
  wkhtmltoimage,
  wkhtmltopdf,
  ws,
  xml2js,
  xpath,
  yauzl,
  yup,
  zod,
  zodMini,
  zx
]
