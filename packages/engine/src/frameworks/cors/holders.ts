/** A call of another package that takes the options of a CORS package. */
export interface OptionsHolder {
  readonly packages: readonly string[]
  /** The last name of what is called or constructed: `enableCors` of `NestFactory.create().enableCors`; `default` of the package itself. */
  readonly names: readonly string[]
  /** The arguments in which they may stand. */
  readonly arguments: readonly number[]
  /** The property of the argument; null: the argument itself. */
  readonly property: 'cors' | null
  /** Nothing given: answers as if it were there without options, or not at all. */
  readonly whenAbsent: 'default' | 'off'
  /** Whose options they are. */
  readonly package: string
  /** Whose options they are where a module of this package is imported beside it. */
  readonly beside?: { readonly package: string, readonly then: string }
  readonly manual: string
}

export const OPTIONS_HOLDERS: readonly OptionsHolder[] = [
  {
    packages: ['@nestjs/core', '@nestjs/common', '@nestjs/platform-express', '@nestjs/platform-fastify'], names: ['enableCors'], arguments: [0], property: null,
    whenAbsent: 'default', package: 'cors', beside: { package: '@nestjs/platform-fastify', then: '@fastify/cors' }, manual: 'https://docs.nestjs.com/security/cors'
  },
  {
    packages: ['@nestjs/core'], names: ['create'], arguments: [1, 2], property: 'cors', whenAbsent: 'off', package: 'cors',
    beside: { package: '@nestjs/platform-fastify', then: '@fastify/cors' }, manual: 'https://docs.nestjs.com/security/cors'
  },
  {
    packages: ['@nestjs/websockets'], names: ['WebSocketGateway'], arguments: [0, 1], property: 'cors', whenAbsent: 'off', package: 'cors',
    manual: 'https://docs.nestjs.com/websockets/gateways'
  },
  {
    packages: ['socket.io'], names: ['Server', 'default'], arguments: [0, 1], property: 'cors', whenAbsent: 'off', package: 'cors',
    manual: 'https://socket.io/docs/v4/handling-cors/'
  },
  {
    packages: ['routing-controllers'], names: ['createExpressServer', 'useExpressServer'], arguments: [0, 1], property: 'cors', whenAbsent: 'off',
    package: 'cors', manual: 'https://github.com/typestack/routing-controllers#enable-cors'
  },
  {
    packages: ['routing-controllers'], names: ['createKoaServer', 'useKoaServer'], arguments: [0, 1], property: 'cors', whenAbsent: 'off',
    package: '@koa/cors', manual: 'https://github.com/typestack/routing-controllers#enable-cors'
  },
  {
    packages: ['apollo-server-express'], names: ['applyMiddleware', 'getMiddleware'], arguments: [0], property: 'cors', whenAbsent: 'default', package: 'cors',
    manual: 'https://www.apollographql.com/docs/apollo-server/v3/security/cors'
  },
  {
    packages: ['apollo-server'], names: ['ApolloServer'], arguments: [0], property: 'cors', whenAbsent: 'default', package: 'cors',
    manual: 'https://www.apollographql.com/docs/apollo-server/v3/security/cors'
  }
]
