import { describe, expect, it } from 'vitest'
import { foundWords, queryProblem, searchOptions } from './searchQuery'

const query = (text: string, regex = true, matchCase = false) => ({ text, regex, matchCase })

describe('a search in the console', () => {
  it.each([
    ['[unfinished', 'invalid'],
    ['a*', 'empty'],
    ['^', 'empty'],
    ['a|', 'empty'],
    ['a+', null],
    ['', null],
  ])('should judge the regular expression "%s": %s', (text, problem) => {
    expect(queryProblem(query(text))).toBe(problem)
  })

  it('should take any text as it is when it is no regular expression', () => {
    expect(queryProblem(query('[unfinished', false))).toBeNull()
  })

  it('should pass its options on', () => {
    expect(searchOptions(query('x', true, false), false)).toMatchObject({ regex: true, caseSensitive: false })
    expect(searchOptions(query('x', false, true), true)).toMatchObject({ regex: false, caseSensitive: true })
  })

  it('should mark matches in the colours of the theme', () => {
    const [light, dark] = [false, true].map((isDark) => searchOptions(query('x'), isDark).decorations)
    expect(light?.matchBackground).not.toBe(dark?.matchBackground)
    expect(light?.activeMatchBackground).not.toBe(light?.matchBackground)
  })

  it.each([
    [-1, 0, { key: 'none', index: 0, count: 0 }],
    [0, 1, { key: 'at', index: 1, count: 1 }],
    [4, 17, { key: 'at', index: 5, count: 17 }],
    [-1, 17, { key: 'count', index: 0, count: 17 }],
    [4, 1000, { key: 'atOrMore', index: 5, count: 1000 }],
    [-1, 1000, { key: 'countOrMore', index: 0, count: 1000 }],
  ])('should say where one stands at match %d of %d', (index, count, words) => {
    expect(foundWords(index, count)).toEqual(words)
  })
})
