import { describe, expect, it } from 'vitest'
import { placeAt } from './place'

/** The bar is the cursor. */
const at = (text: string) => {
  const { path, expects, from, quoted } = placeAt(text.replace('|', ''), text.indexOf('|'))
  return { path: path.join('/'), expects, word: text.slice(from, text.indexOf('|')), quoted }
}

describe('placeAt', () => {
  it.each([
    ['|', '', 'value', '', false],
    ['{|', '', 'key', '', false],
    ['{"im|', '', 'key', 'im', true],
    ['{"im|"', '', 'key', 'im', true],
    ['{"images"|', 'images', 'nothing', '', false],
    ['{"images": |', 'images', 'value', '', false],
    ['{"images": [|', 'images/0', 'value', '', false],
    ['{"images": [{"name": "a"}, {|', 'images/1', 'key', '', false],
    ['{"ports": [{"protocol": "T|"}]}', 'ports/0/protocol', 'value', 'T', true],
    ['{"readOnlyRoot": tr|', 'readOnlyRoot', 'value', 'tr', false],
    ['{"a": 1, |', '', 'key', '', false],
    ['{"a": [1, 2], "b": |', 'b', 'value', '', false],
    ['{"a": 1 |', 'a', 'nothing', '', false],
    ['{"a": {"b": 1} |', 'a', 'nothing', '', false],
  ])('should tell of %s', (text, path, expects, word, quoted) => {
    expect(at(text)).toEqual({ path, expects, word, quoted })
  })

  it('should take signs within strings for text', () => {
    expect(at('{"a": "{[\\"", "b|')).toEqual({ path: '', expects: 'key', word: 'b', quoted: true })
    expect(at('{"a\\u0062": |').path).toBe('ab')
  })

  it('should go on after a string that is not closed on its line', () => {
    expect(at('{"a": "open\n, "b|').word).toBe('b')
  })
})
