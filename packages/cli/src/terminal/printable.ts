/** Characters that a terminal would obey, or that turn the order of the text around them (CWE-150, CVE-2021-42574). */

const OBEYED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** A stranger's text as it may be shown: what it could do to the terminal becomes visible. */
export function printable(text: string): string {
  return text.replace(OBEYED, '\uFFFD')
}
