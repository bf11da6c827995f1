export { link, type LinkInput } from './link.ts'
export { createResolver, type Resolver } from './resolution/resolver.ts'
