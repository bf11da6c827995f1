import type { Item, Library, LibraryType } from '../model/library.ts'

const refuses = (status: number): Item => ({ new: { answers: { status } } })
const constants = (values: Readonly<Record<string, string | number>>): Item => ({
  members: Object.fromEntries(Object.entries(values).map(([name, constant]) => [name, { constant }]))
})
const fluent: Item = { call: { returns: { self: true } } }
const host: Item = { call: { returns: { type: 'HttpArgumentsHost' } } }

const entry: Item = { call: { inputs: { '*': 'log-entry' } } }
const logs = { log: entry, error: entry, warn: entry, debug: entry, verbose: entry, fatal: entry } satisfies Record<string, Item>
const onExpress = 'of NestExpressApplication'

/** What `NestFactory.create` gives, whatever the platform. */
const application: LibraryType = {
  members: {
    enableCors: {},
    enableVersioning: fluent,
    setGlobalPrefix: fluent,
    use: fluent,
    useGlobalFilters: fluent,
    useGlobalGuards: fluent,
    useGlobalInterceptors: fluent,
    useGlobalPipes: fluent,
    enableShutdownHooks: fluent,
    connectMicroservice: {},
    startAllMicroservices: {},
    init: fluent,
    get: { call: { returns: { instance: '0' } } },
    resolve: { call: { returns: { instance: '0' } } },
    listen: {},
    close: {},
    getUrl: {},
    getHttpServer: {},
    getHttpAdapter: {},
    useWebSocketAdapter: fluent,
    set: { call: [{ when: { 0: { is: 'trust proxy' } }, settings: { 1: 'trusted-proxies' }, returns: { self: true } }, { returns: { self: true } }], undeclared: onExpress },
    enable: { call: [{ when: { 0: { is: 'trust proxy' } }, settings: { 0: 'trusted-proxies' }, returns: { self: true } }, { returns: { self: true } }], undeclared: onExpress },
    disable: { ...fluent, undeclared: onExpress },
    useBodyParser: { call: { settings: { '1.limit': { setting: 'body-limit', safeSince: '0' }, '2.bodyLimit': { setting: 'body-limit', safeSince: '0' } }, returns: { self: true } }, undeclared: 'of the platforms' },
    useStaticAssets: { call: [{ when: { 0: 'string' }, settings: { 0: 'static-root' }, returns: { self: true } }, { settings: { '0.root': 'static-root' }, returns: { self: true } }], undeclared: 'of the platforms' },
    useLogger: {},
    flushLogs: {}
  }
}

/** Decorators say nothing here: the adapter of the framework reads them. */
export const nestjsCommon: Library = {
  package: '@nestjs/common',
  versions: '8 || 9 || 10 || 11',
  manual: 'https://docs.nestjs.com/',
  exports: {
    HttpException: { new: { answers: { status: '1' } } },
    BadRequestException: refuses(400),
    UnauthorizedException: refuses(401),
    ForbiddenException: refuses(403),
    NotFoundException: refuses(404),
    MethodNotAllowedException: refuses(405),
    NotAcceptableException: refuses(406),
    RequestTimeoutException: refuses(408),
    ConflictException: refuses(409),
    GoneException: refuses(410),
    PreconditionFailedException: refuses(412),
    PayloadTooLargeException: refuses(413),
    UnsupportedMediaTypeException: refuses(415),
    ImATeapotException: refuses(418),
    MisdirectedException: refuses(421),
    UnprocessableEntityException: refuses(422),
    InternalServerErrorException: refuses(500),
    NotImplementedException: refuses(501),
    BadGatewayException: refuses(502),
    ServiceUnavailableException: refuses(503),
    GatewayTimeoutException: refuses(504),
    Logger: { new: { returns: { type: 'Logger' } }, members: logs },
    ConsoleLogger: { new: { returns: { type: 'Logger' } } },
    ValidationPipe: { new: { settings: { '0.whitelist': 'unknown-keys' } } },
    MaxFileSizeValidator: { new: { settings: { '0.maxSize': 'upload-check' } } },
    ParseFilePipeBuilder: { new: { returns: { type: 'ParseFilePipeBuilder' } } },
    HttpStatus: constants({
      OK: 200, CREATED: 201, ACCEPTED: 202, NO_CONTENT: 204, MOVED_PERMANENTLY: 301, FOUND: 302, SEE_OTHER: 303, TEMPORARY_REDIRECT: 307,
      BAD_REQUEST: 400, UNAUTHORIZED: 401, PAYMENT_REQUIRED: 402, FORBIDDEN: 403, NOT_FOUND: 404, METHOD_NOT_ALLOWED: 405, CONFLICT: 409,
      GONE: 410, UNPROCESSABLE_ENTITY: 422, TOO_MANY_REQUESTS: 429, INTERNAL_SERVER_ERROR: 500, SERVICE_UNAVAILABLE: 503
    }),
    RequestMethod: constants({ GET: 0, POST: 1, PUT: 2, DELETE: 3, PATCH: 4, ALL: 5, OPTIONS: 6, HEAD: 7, SEARCH: 8 }),
    VersioningType: constants({ URI: 0, HEADER: 1, MEDIA_TYPE: 2, CUSTOM: 3 })
  },
  types: {
    INestApplication: application,
    MiddlewareConsumer: { members: { apply: { call: { returns: { type: 'MiddlewareConfigProxy' } } } } },
    MiddlewareConfigProxy: {
      virtual: true,
      members: { exclude: fluent, forRoutes: { call: { returns: { type: 'MiddlewareConsumer' } } } }
    },
    ArgumentsHost: { members: { switchToHttp: host, getArgs: {}, getArgByIndex: {}, getType: {}, switchToRpc: {}, switchToWs: {} } },
    ExecutionContext: { extends: 'ArgumentsHost', members: { getClass: {}, getHandler: {} } },
    HttpArgumentsHost: {
      virtual: true,
      members: {
        getRequest: { call: { returns: { type: 'express#Request' } } },
        getResponse: { call: { returns: { type: 'express#Response' } } },
        getNext: { call: { returns: { type: 'express#NextFunction' } } }
      }
    },
    ParseFilePipeBuilder: { members: { addMaxSizeValidator: { call: { settings: { '0.maxSize': 'upload-check' }, returns: { self: true } } }, addFileTypeValidator: fluent, addValidator: fluent, build: {} } },
    Logger: { members: logs },
    LoggerService: { extends: 'Logger' },
    ConsoleLogger: { extends: 'Logger' },
    CallHandler: { members: { handle: {} } }
  }
}
