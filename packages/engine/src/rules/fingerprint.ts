/**
 * A hash of 64 bits as 16 hexadecimal digits: FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) over UTF-16 code units, in two
 * lanes of 32 bits that begin differently. It tells findings apart; it protects nothing.
 */
function hash(text: string): string {
  let high = 0x811c9dc5
  let low = 0x01000193
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul(low ^ (unit + (high >>> 16)), 0x01000193)
  }
  return hex(high) + hex(low)
}

/**
 * What makes a finding the same one after the file was edited elsewhere: rule, path, what the rule calls its identity, and which of
 * several alike it is. Offsets and lines are no part of it.
 */
export function fingerprint(rule: string, path: string, identity: string, ordinal: number): string {
  return hash([rule, path, identity, ordinal].join('\0'))
}

function hex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0')
}
