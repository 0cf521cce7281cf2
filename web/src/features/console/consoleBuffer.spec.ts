import { describe, expect, it } from 'vitest'
import type { ConsoleLine } from '@/api/types'
import { ConsoleBuffer } from './consoleBuffer'

const lines = (...seqs: number[]): ConsoleLine[] => numbered(0, ...seqs)
/** Lines whose number has moved by `shift` against the second they were printed in, which is in their text. */
const numbered = (shift: number, ...seconds: number[]): ConsoleLine[] =>
  seconds.map((second) => ({
    seq: second + shift,
    at: new Date(Date.UTC(2026, 0, 1, 10, 0, second)).toISOString(),
    text: `line ${second}`,
  }))
const texts = (entries: ReturnType<ConsoleBuffer['history']>) =>
  entries.map((entry) => (entry.kind === 'line' ? entry.text : entry.kind))

describe('ConsoleBuffer', () => {
  it('should show no line twice when the backlog comes again after a reconnect', () => {
    // given
    const buffer = new ConsoleBuffer()
    buffer.history('run', lines(1, 2, 3))
    // when
    const again = buffer.history('run', lines(1, 2, 3, 4))
    // then
    expect(texts(again)).toEqual(['line 4'])
  })

  it('should name what is missing when the backlog begins after the last line seen', () => {
    // given
    const buffer = new ConsoleBuffer()
    buffer.history('run', lines(1, 2))
    // when
    const later = buffer.history('run', lines(10, 11))
    // then
    expect(later[0]).toEqual({ kind: 'gap', count: 7 })
    expect(texts(later)).toEqual(['gap', 'line 10', 'line 11'])
  })

  it('should not call it a gap when the first backlog begins in the middle', () => {
    expect(texts(new ConsoleBuffer().history('run', lines(500, 501)))).toEqual(['line 500', 'line 501'])
  })

  it('should note where a new run begins and count anew', () => {
    // given
    const buffer = new ConsoleBuffer()
    buffer.history('run-1', lines(1, 2, 3))
    // then
    expect(texts(buffer.history('run-2', lines(1, 2)))).toEqual(['run', 'line 1', 'line 2'])
  })

  it('should drop what comes late from a run that is over', () => {
    // given
    const buffer = new ConsoleBuffer()
    buffer.history('run-1', lines(1))
    buffer.history('run-2', lines(1))
    // then
    expect(buffer.history('run-1', lines(2))).toEqual([])
    expect(buffer.skip('run-1', 2, 3)).toEqual([])
  })

  it('should go on with the run at hand when the panel does not know it for a while', () => {
    // given
    const buffer = new ConsoleBuffer()
    buffer.history('run', lines(1, 2))
    // when
    const unknown = buffer.history('', [])
    // then
    expect(unknown).toEqual([])
    expect(texts(buffer.output('run', lines(1, 2, 3)))).toEqual(['line 3'])
  })

  it('should note no new run when nothing was shown before', () => {
    // given
    const buffer = new ConsoleBuffer()
    buffer.history('run-1', [])
    // then
    expect(texts(buffer.history('run-2', lines(1)))).toEqual(['line 1'])
  })

  it('should count what a slow viewer skipped and go on after it without a second note', () => {
    // given
    const buffer = new ConsoleBuffer()
    buffer.history('run', lines(1, 2))
    // when
    const skipped = buffer.skip('run', 3, 9)
    const after = buffer.history('run', lines(10))
    // then
    expect(skipped).toEqual([{ kind: 'gap', count: 7 }])
    expect(texts(after)).toEqual(['line 10'])
  })

  it('should ignore a gap that lies behind', () => {
    // given
    const buffer = new ConsoleBuffer()
    buffer.history('run', lines(1, 2, 3))
    // then
    expect(buffer.skip('run', 2, 3)).toEqual([])
  })

  it.each([
    ['lower', -20],
    ['higher', 20],
  ])(
    'should double and lose nothing when a restarted panel counts the run anew with %s numbers',
    (_what, shift) => {
      // given
      const buffer = new ConsoleBuffer()
      buffer.output('run', lines(40, 41, 42))
      // when
      const again = buffer.history('run', numbered(shift, 40, 41, 42, 43))
      const after = buffer.output('run', numbered(shift, 44))
      // then
      expect(texts([...again, ...after]).filter((text) => text !== 'gap')).toEqual(['line 43', 'line 44'])
    },
  )

  it('should show what is printed when the clock was set back', () => {
    // given
    const buffer = new ConsoleBuffer()
    buffer.output('run', lines(50))
    // then
    expect(texts(buffer.output('run', numbered(41, 10)))).toEqual(['line 10'])
  })

  it('should go by the numbers alone when lines have no time', () => {
    // given
    const buffer = new ConsoleBuffer()
    const timeless = lines(1, 2).map((line) => ({ ...line, at: null }))
    // then
    expect(texts(buffer.history('run', timeless))).toEqual(['line 1', 'line 2'])
    expect(buffer.history('run', timeless)).toEqual([])
  })
})
