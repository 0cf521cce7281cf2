import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Messages {
  [key: string]: string | Messages
}

function flat(messages: Messages, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value]] : Object.entries(flat(value, `${prefix}${key}.`)),
    ),
  )
}
// From the files themselves: an import would give what the build makes of them.
const files = (code: string) => readdirSync(`src/locales/${code}`).sort()
const read = (code: string) =>
  Object.assign(
    {},
    ...files(code).map((file) =>
      flat(JSON.parse(readFileSync(`src/locales/${code}/${file}`, 'utf8')) as Messages, `${file}: `),
    ),
  ) as Record<string, string>
const english = read('en')
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()

describe.each([['de', read('de')]])('the messages of %s', (_code, other) => {
  it('should have exactly the keys of English', () => {
    expect(Object.keys(other).sort()).toEqual(Object.keys(english).sort())
  })

  it('should use the same placeholders', () => {
    for (const [key, text] of Object.entries(english)) {
      expect([key, placeholders(other[key] ?? '')]).toEqual([key, placeholders(text)])
    }
  })

  it('should have as many plural forms', () => {
    for (const [key, text] of Object.entries(english)) {
      expect([key, other[key]?.split(' | ').length]).toEqual([key, text.split(' | ').length])
    }
  })
})
