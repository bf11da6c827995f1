import { describe, expect, it } from 'vitest'
import { weaknessOf } from '../../packages/engine/src/frameworks/cors/regex.ts'

const pattern = (regex: RegExp): string => regex.source

describe('patterns of origins', () => {
  it.each([
    [/shop\.test/],
    [/shop\.test$/],
    [/^https:\/\/shop\.test/],
    [/^https:\/\/shop.test$/],
    [/^https?:\/\/.*shop\.test$/],
    [/^https:\/\/shop\.test$|clinic\.test/],
    [/.*/]
  ])('%s lets strangers pass', regex => {
    expect(weaknessOf(pattern(regex))).not.toBeNull()
  })

  it.each([
    [/^https:\/\/shop\.test$/],
    [/^https?:\/\/(?:www\.)?shop\.test$/],
    [/\.shop\.test$/],
    [/^https:\/\/[a-z0-9-]+\.shop\.test$/],
    [/^https:\/\/.*\.shop\.test$/],
    [/^https:\/\/(.+\.)?shop\.test$/],
    [/^http:\/\/localhost:\d+$/]
  ])('%s does not', regex => {
    expect(weaknessOf(pattern(regex))).toBeNull()
  })
})
