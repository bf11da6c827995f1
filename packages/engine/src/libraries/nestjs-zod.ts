import type { Library } from '../model/library.ts'

/** `class CreateBerth extends createZodDto(schema)`: the class stands for the schema. */
export const nestjsZod: Library = {
  package: 'nestjs-zod',
  versions: '3 || 4 || 5',
  manual: 'https://github.com/BenLorantfy/nestjs-zod#readme',
  exports: {
    createZodDto: { call: { returns: { schema: { change: '0' } } } },
    ZodValidationPipe: {}
  }
}
