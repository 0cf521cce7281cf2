import { json } from '@codemirror/lang-json'
import { EditorState } from '@codemirror/state'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { templateSchema } from '../../../../tests/templateSchema'
import { FieldHelp } from './fieldHelp'
import { describedAt } from './hover'

const texts = (code: string) =>
  JSON.parse(readFileSync(`src/features/templates/editor/fieldTexts.${code}.json`, 'utf8')) as Record<
    string,
    string
  >
const help = new FieldHelp(texts('en'), (key, values) =>
  [key.replace('templates.editor.', ''), ...Object.values(values ?? {})].join(' '),
)

/** The bar is what is pointed at. */
function described(text: string) {
  const state = EditorState.create({ doc: text.replace('|', ''), extensions: [json()] })
  return describedAt(state, text.indexOf('|'), templateSchema, help)
}

describe('describedAt', () => {
  it('should say what a field is for and what it takes', () => {
    expect(described('{"ports": [{"cont|ainerPort": 1}]}')).toEqual({
      name: 'ports[].containerPort',
      text: 'The port the game listens on, inside its container.',
      bounds: ['kind.integer', 'required', 'bound.least 1', 'bound.most 65535'],
      range: { from: 12, to: 27 },
    })
    expect(described('{"ports": [{"protocol": "T|CP"}]}')?.bounds).toEqual(['kind.choice', 'TCP · UDP'])
    expect(described('{"images|": []}')?.bounds).toContain('bound.items 64')
    expect(described('{"ports": [{"name": "g|"}]}')?.bounds).toContain('bound.pattern ^[a-z]+$')
  })

  it("should fall back on the schema's own words", () => {
    expect(described('{"placement": {"zo|ne": "eu"}}')).toMatchObject({ text: 'A label' })
  })

  it('should say nothing of what the schema does not know', () => {
    expect(described('{"unk|nown": 1}')).toBeUndefined()
    expect(described('{"constr|uctor": 1}')).toBeUndefined()
    expect(described('|{}')).toBeUndefined()
  })
})

describe('the words for fields', () => {
  const reference = readFileSync('../docs/crd-reference.md', 'utf8')
  const fields = [...reference.slice(reference.indexOf('\n## GameTemplate')).matchAll(/^\| `spec\.(\S+)`/gm)]
    .map(([, field]) => field)
    .sort()

  it.each(['en', 'de'])('should speak of every field a template has, in %s', (code) => {
    expect(fields.length).toBeGreaterThan(50)
    expect(Object.keys(texts(code)).sort()).toEqual(fields)
  })
})
