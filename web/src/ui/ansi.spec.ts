import { describe, expect, it } from 'vitest'
import { plainText, safeAnsi } from './ansi'

describe('safeAnsi', () => {
  it('should keep colours and redrawn lines', () => {
    expect(safeAnsi('\x1b[1;31mred\x1b[0m 10%\r20%\x1b[K')).toBe('\x1b[1;31mred\x1b[0m 10%\r20%\x1b[K')
  })

  it.each([
    ['the clipboard', '\x1b]52;c;cm0gLXJm\x07'],
    ['the title', '\x1b]0;title\x1b\\'],
    ['a link', '\x1b]8;;https://example.org\x1b\\'],
    ['the cursor', '\x1b[2;2H'],
    ['the whole screen', '\x1b[2J'],
    ['the other screen', '\x1b[?1049h'],
    ['a report', '\x1b[6n'],
    ['a device string', '\x1bPq#0\x1b\\'],
    ['a full reset', '\x1bc'],
    ['the bell', '\x07'],
    ['an eight-bit control', '\x9b'],
    ['an unfinished sequence', '\x1b]0;never ends'],
    ['line breaks', '\n\v\f'],
  ])('should drop what would reach for %s', (_what, sequence) => {
    expect(safeAnsi(`a${sequence}`)).toBe('a')
  })
})

describe('plainText', () => {
  it('should say only what a redrawn line says last', () => {
    expect(plainText('\x1b[32m10%\r50%\r\x1b[1m100%\x1b[0m\r')).toBe('100%')
  })
})
