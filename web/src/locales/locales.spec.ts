import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LOCALES, PLURAL_FORMS } from '@/ui/locale'

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
const parse = (file: string) => flat(JSON.parse(readFileSync(file, 'utf8')) as Messages)
const files = (code: string) => readdirSync(`src/locales/${code}`).sort()
const read = (code: string) =>
  Object.fromEntries(
    files(code).flatMap((file) =>
      Object.entries(parse(`src/locales/${code}/${file}`)).map(([key, text]) => [`${file}: ${key}`, text]),
    ),
  )
const english = read('en')
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()
const forms = (text: string) => text.split(' | ')
const help = (code: string) => Object.keys(parse(`src/features/templates/editor/fieldTexts.${code}.json`))
/** What stands for figures; these turn with the sentence as they should. */
const FIGURES =
  /\{(count|min|max|least|most|longest|digits|size|seconds|online|found|total|cores|memory|disk|line|column|used|all|protocol)\}/g

const others = LOCALES.filter(({ code }) => code !== 'en').map(({ code, dir }) => ({
  code,
  dir,
  messages: read(code),
}))

it('should have a folder for each language, and no other', () => {
  const folders = readdirSync('src/locales', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map(({ name }) => name).sort()).toEqual(LOCALES.map(({ code }) => code as string).sort())
})

describe.each(others)('the messages of $code', ({ code, dir, messages }) => {
  it('should have exactly the keys of English', () => {
    const missing = Object.keys(english).filter((key) => !(key in messages))
    const beyond = Object.keys(messages).filter((key) => !(key in english))
    expect({ missing, beyond }).toEqual({ missing: [], beyond: [] })
  })

  it('should say something under each', () => {
    expect(Object.keys(messages).filter((key) => !messages[key]?.trim())).toEqual([])
  })

  it('should use the same placeholders', () => {
    for (const [key, text] of Object.entries(english)) {
      expect([key, placeholders(messages[key] ?? '')]).toEqual([key, placeholders(text)])
    }
  })

  it('should have as many plural forms as the language has', () => {
    for (const [key, text] of Object.entries(english)) {
      const wanted = forms(text).length === 1 ? 1 : (PLURAL_FORMS[code]?.length ?? forms(text).length)
      expect([key, forms(messages[key] ?? '').length]).toEqual([key, wanted])
    }
  })

  it('should explain the same fields of templates', () => {
    expect(help(code)).toEqual(help('en'))
  })

  it.runIf(dir === 'rtl')('should keep names in their own direction', () => {
    // Between FSI and PDI a name is laid out by itself, and does not pull the sentence around it apart.
    const isolated = /\u2068\{\w+\}\u2069/g
    const bare = Object.entries(messages).filter(
      ([key, text]) =>
        key !== 'console.json: console.error' &&
        /\{\w+\}/.test(text.replace(isolated, '').replace(FIGURES, '')),
    )
    expect(bare.map(([key]) => key)).toEqual([])
  })
})
