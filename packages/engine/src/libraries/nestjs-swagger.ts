import type { Library } from '../model/library.ts'
import { mappedTypes } from './nestjs-mapped-types.ts'

export const nestjsSwagger: Library = {
  package: '@nestjs/swagger',
  versions: '5 || 6 || 7 || 8 || 11',
  manual: 'https://docs.nestjs.com/openapi/mapped-types',
  exports: { ...mappedTypes, ApiProperty: {}, ApiPropertyOptional: {}, ApiHideProperty: {}, SwaggerModule: {}, DocumentBuilder: {} }
}
