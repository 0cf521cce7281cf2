import { describe, expect, it } from 'vitest'
import { EntryLog } from './entryLog'

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

describe('EntryLog', () => {
  it('should keep the last ones alone, however many come', () => {
    // given
    const log = new EntryLog<number>(100)
    // when
    for (let i = 0; i < 1000; i += 50) log.add(numbers(i, i + 49))
    // then
    expect(log.all()).toEqual(numbers(900, 999))
  })

  it('should keep to its size when more come at once than it keeps', () => {
    // given
    const log = new EntryLog<number>(3)
    // when
    log.add(numbers(1, 50))
    // then
    expect(log.all()).toEqual([48, 49, 50])
  })

  it('should number things once and for all', () => {
    // given
    const log = new EntryLog<string>(2)
    log.add(['a', 'b', 'c'])
    expect(log.last(1)).toEqual([{ id: 2, thing: 'c' }])
    // when
    log.add(['d', 'e'])
    // then
    expect(log.last()).toEqual([
      { id: 3, thing: 'd' },
      { id: 4, thing: 'e' },
    ])
  })

  it('should use no number twice after it was cleared', () => {
    // given
    const log = new EntryLog<string>(2)
    log.add(['a', 'b'])
    // when
    log.clear()
    expect(log.all()).toEqual([])
    log.add(['c'])
    // then
    expect(log.last()).toEqual([{ id: 2, thing: 'c' }])
  })
})
