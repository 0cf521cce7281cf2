import { jsonLanguage } from '@codemirror/lang-json'
import { describe, expect, it } from 'vitest'
import { brokenAt, keysAround, pathAt, rangeOf } from './tree'

const spec = JSON.stringify(
  {
    images: [{ name: 'One', image: 'a:1' }],
    variables: [
      { key: 'A', rules: ['required', 'max:3'] },
      { key: 'B "quoted"', rules: [] },
    ],
    placement: { 'example.org/zone': 'eu', 'k\u00e9y': 'x' },
    stop: { timeoutSeconds: 0 },
  },
  null,
  2,
)
const marked = (field: string, text = spec) => {
  const { from, to } = rangeOf(text, field)
  return text.slice(from, to)
}

describe('rangeOf', () => {
  it.each([
    ['spec.stop.timeoutSeconds', '0'],
    ['spec.variables.1.key', '"B \\"quoted\\""'],
    ['spec.variables[0].rules[1]', '"max:3"'],
    ['spec.variables.0.rules', '"rules"'],
    ['spec.variables.1', '{'],
    ['spec', '{'],
  ])('should find %s', (field, text) => {
    expect(marked(field)).toBe(text)
  })

  it('should find keys with dots, and keys that are written with escapes', () => {
    expect(marked('spec.placement.example.org/zone')).toBe('"eu"')
    expect(marked('spec.placement.k\u00e9y', '{"placement": {"k\\u00e9y": "x"}}')).toBe('"x"')
  })

  it('should stay at the last thing that is there', () => {
    expect(marked('spec.stop.signal')).toBe('"stop"')
    expect(marked('spec.images.7.name')).toBe('"images"')
    expect(marked('spec.query.port')).toBe('{')
    expect(marked('spec.images', '')).toBe('')
  })
})

describe('brokenAt', () => {
  const broken = (text: string) => {
    const range = brokenAt(text)
    return range && [range.from, text.slice(range.from, range.to)]
  }

  it.each([
    ['{"a": 1}', null],
    ['{"a": oops}', [6, 'oops']],
    ['{"a": 1,}', [8, '}']],
    ['{"a": 1 "b": 2}', [8, '"b"']],
    ['{"a": [1, 2', [11, '']],
    ['{"a": 1} x', [9, 'x']],
    ['{"a": "b', [6, '"b']],
    ['', [0, '']],
  ])('should tell where %s stops being JSON', (text, expected) => {
    expect(broken(text)).toEqual(expected)
  })
})

describe('pathAt', () => {
  const path = (needle: string) =>
    pathAt(jsonLanguage.parser.parse(spec), spec, spec.indexOf(needle) + 1)?.path

  it('should tell which field is there', () => {
    expect(path('"max:3"')).toEqual(['variables', 0, 'rules', 1])
    expect(path('"example.org/zone"')).toEqual(['placement', 'example.org/zone'])
    expect(path('"images"')).toEqual(['images'])
    expect(path('\n  "stop"')).toBeUndefined()
  })

  it('should tell it at both ends of the field', () => {
    const text = '{"a": 12}'
    const tree = jsonLanguage.parser.parse(text)
    const found = [1, 4, 6, 8].map((position) => pathAt(tree, text, position)?.path)
    expect(found).toEqual([['a'], ['a'], ['a'], ['a']])
    expect(pathAt(tree, text, 5)).toBeUndefined()
  })
})

describe('keysAround', () => {
  it('should name the other keys of the object, whether before or after', () => {
    const text = '{"a": 1, "b": {"c": 1}, "d": 2}'
    const tree = jsonLanguage.parser.parse(text)
    expect([...keysAround(tree, text, text.indexOf('b'))]).toEqual(['a', 'd'])
    expect([...keysAround(tree, text, text.indexOf('c'))]).toEqual([])
  })
})
