import type { Decoration } from '../classes/decorations.ts'

/** `tsoa` hands on what the runtime has. */
export const isOurs = ({ package: name }: Decoration): boolean => name === '@tsoa/runtime' || name === 'tsoa'
