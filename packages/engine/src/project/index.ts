export { projectFiles } from './files.ts'
export { isJudged, isSource, LARGEST_FILE } from './kinds.ts'
export { projectRoot } from './root.ts'
