import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import de from '@/locales/de/frame.json'
import en from '@/locales/en/frame.json'

const NAMES = '../gameserver-service/src/main/java/io/pteronimbus/gameserver/rule/RuleName.java'

/** Each rule that a template may have for a value, as the service knows them. */
const rules = [...readFileSync(NAMES, 'utf8').matchAll(/^ {4}([A-Z][A-Z0-9_]*)\(/gm)].map(([, name]) =>
  String(name).toLowerCase(),
)

describe('the rules of values', () => {
  it.each([
    ['en', en.rule],
    ['de', de.rule],
  ])('should each have words in %s', (_, words) => {
    const known = Object.keys(words)
    // what is required has words of its own
    const missing = rules
      .filter((rule) => rule !== 'required')
      .filter((rule) => !known.includes(rule) && !known.includes(`${rule}-string`))
    expect(rules.length).toBeGreaterThan(40)
    expect(missing).toEqual([])
  })
})
