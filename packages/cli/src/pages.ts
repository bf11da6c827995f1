import fs from 'node:fs'

/** Where pages are: beside the bundle in the package, in the rules' folders when run from sources. */
const FOLDERS = [(rule: string) => `./pages/${rule}.md`, (rule: string) => `../../../rules/${rule}/README.md`]

/** The page of a rule as Markdown; null when there is none of that name. */
export function rulePage(rule: string): string | null {
  for (const folder of FOLDERS) {
    const file = new URL(folder(rule), import.meta.url)
    if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8')
  }
  return null
}
