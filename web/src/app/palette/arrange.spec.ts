import { beforeEach, describe, expect, it } from 'vitest'
import { arrange, type Entry } from './arrange'
import { matches, wordsOf } from './match'
import { recentChoices, rememberChoice } from './recents'

const entry = (text: string): Entry => ({ id: text, text, run: () => undefined })
const arranged = (search: string, texts: string[], recent: string[] = []) =>
  arrange({
    search,
    recent,
    recentTitle: 'Last',
    groups: [{ id: 'all', title: 'All', items: texts.map(entry) }],
  }).map(({ title, items }) => [title, items.map(({ text }) => text)])

describe('what the palette shows', () => {
  it.each([
    ['', true],
    ['wor surv', true],
    ['SÜRVIVAL', true],
    ['survival 2', false],
  ])('should hold %j against the texts: %s', (search, expected) => {
    expect(matches(wordsOf(search), ['Survival', undefined, 'world'])).toBe(expected)
  })

  it('should put what was chosen last before the beginnings, and those before the rest', () => {
    expect(arranged('a', ['Banana', 'Avocado', 'Red apple', 'Papaya'], ['Papaya', 'gone'])).toEqual([
      ['All', ['Papaya', 'Avocado', 'Red apple', 'Banana']],
    ])
  })

  it('should show what was chosen last once, and a few of the others, when nothing is typed', () => {
    const many = Array.from({ length: 20 }, (_, index) => `Server ${index}`)
    expect(arranged('', many, ['Server 3'])).toEqual([
      ['Last', ['Server 3']],
      ['All', many.filter((text) => text !== 'Server 3').slice(0, 8)],
    ])
  })

  it('should leave out groups without anything', () => {
    expect(arranged('x', ['Banana'])).toEqual([])
  })
})

describe('what was chosen last', () => {
  beforeEach(() => localStorage.clear())

  it('should be five at most, each once, the newest first', () => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'c']) rememberChoice(id)
    expect(recentChoices()).toEqual(['c', 'f', 'e', 'd', 'b'])
  })

  it.each(['{', '"text"', '[1, "a"]'])('should survive that something else was kept: %s', (kept) => {
    localStorage.setItem('ptn.palette', kept)
    expect(recentChoices()).toEqual(kept.startsWith('[') ? ['a'] : [])
  })
})
