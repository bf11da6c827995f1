import type { Library } from '../model/library.ts'

export const nestjsCore: Library = {
  package: '@nestjs/core',
  versions: '8 || 9 || 10 || 11',
  manual: 'https://docs.nestjs.com/fundamentals/execution-context#reflection-and-metadata',
  exports: {
    NestFactory: { members: { create: { call: { bareAnswers: 'helmet', returns: { type: '@nestjs/common#INestApplication' } } }, createApplicationContext: {}, createMicroservice: {} } },
    Reflector: { new: { returns: { type: 'Reflector' } } }
  },
  types: {
    Reflector: { members: { get: {}, getAll: {}, getAllAndMerge: {}, getAllAndOverride: {} } }
  }
}
