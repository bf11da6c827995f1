export { link, linkToChange, type Linking } from './link.ts'
