import { describe, expect, it, vi } from 'vitest'
import { loadSettings, readSettings, saveSettings, sizeInRange } from './consoleSettings'

const defaults = { timestamps: false, wrap: true, fontSize: 13, level: 'all' } as const

describe('the settings of the console', () => {
  it('should come back as they were saved', () => {
    // given
    const settings = { timestamps: true, wrap: false, fontSize: 17, level: 'errors' } as const
    // when
    saveSettings(settings)
    // then
    expect(loadSettings()).toEqual(settings)
  })

  it.each([
    null,
    '',
    '{broken',
    '7',
    'null',
    '"text"',
    '[]',
    '{"timestamps":"yes","wrap":1,"fontSize":"big","level":"loud"}',
  ])('should be the usual ones when %s is stored', (json) => {
    expect(readSettings(json)).toEqual(defaults)
  })

  it('should keep what makes sense beside what does not', () => {
    expect(readSettings('{"timestamps":true,"wrap":"x","fontSize":500,"other":1}')).toEqual({
      timestamps: true,
      wrap: true,
      fontSize: 20,
      level: 'all',
    })
  })

  it.each([
    [3, 11],
    [11, 11],
    [14.4, 14],
    [20, 20],
    [21, 20],
    [Number.NaN, 13],
    [Infinity, 13],
  ])('should make a text size of %d one of %d', (size, used) => {
    expect(sizeInRange(size)).toBe(used)
  })

  it('should be the usual ones, and no trouble, where the browser keeps nothing', () => {
    // given
    const refuse = () => {
      throw new Error('refused')
    }
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse)
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse)
    // then
    expect(() => saveSettings(defaults)).not.toThrow()
    expect(loadSettings()).toEqual(defaults)
  })
})
