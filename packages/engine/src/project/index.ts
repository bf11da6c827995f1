export { type Disk, diskHost } from './disk.ts'
export { projectFiles } from './files.ts'
export { isJudged, isSource, unreadable } from './kinds.ts'
export { projectRoot } from './root.ts'
