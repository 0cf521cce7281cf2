import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast } from '../../../tests/contrast'
import { columnsFor, matchColours, terminalTheme } from './terminalLook'

const HUES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const
const ANSI = HUES.flatMap((hue) => [
  hue,
  `bright${hue.charAt(0).toUpperCase()}${hue.slice(1)}` as `bright${Capitalize<typeof hue>}`,
])

describe.each([
  ['light', false],
  ['dark', true],
])('the terminal in the %s theme', (_name, dark) => {
  const theme = terminalTheme(dark)
  const { match, current, border } = matchColours(dark)

  it.each(['foreground' as const, ...ANSI])('should make %s readable', (colour) => {
    expect(contrast(theme[colour], theme.background)).toBeGreaterThanOrEqual(4.5)
  })

  it('should make text readable on what was found, and show which match one stands at', () => {
    expect(contrast(theme.foreground, match)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(theme.foreground, current)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(border, current)).toBeGreaterThanOrEqual(3)
  })

  it('should stand on the ground that the page has for it', () => {
    const css = readFileSync('src/app/styles.css', 'utf8')
    const grounds = [...css.matchAll(/--c-terminal: (#\w+);/g)].map(([, hex]) => hex)
    expect(grounds[dark ? 1 : 0]).toBe(theme.background)
  })
})

describe('the width of a terminal that does not wrap', () => {
  it.each([
    [0, 0],
    [1, 40],
    [40, 40],
    [41, 80],
    [5000, 480],
  ])('should for a longest line of %d be %d', (longest, columns) => {
    expect(columnsFor(longest)).toBe(columns)
  })
})
