import { describe, expect, it } from 'vitest'
import type { ConsoleLine } from '@/api/types'
import { ConsoleBuffer } from './consoleBuffer'

const lines = (...seqs: number[]): ConsoleLine[] =>
  seqs.map((seq) => ({ seq, at: '2026-01-01T10:00:00Z', text: `line ${seq}` }))
const texts = (entries: ReturnType<ConsoleBuffer['accept']>) =>
  entries.map((entry) => (entry.kind === 'line' ? entry.text : entry.kind))

describe('ConsoleBuffer', () => {
  it('should show no line twice when the backlog comes again after a reconnect', () => {
    // given
    const buffer = new ConsoleBuffer()
    buffer.accept('run', lines(1, 2, 3))
    // when
    const again = buffer.accept('run', lines(1, 2, 3, 4))
    // then
    expect(texts(again)).toEqual(['line 4'])
  })

  it('should name what is missing when the backlog begins after the last line seen', () => {
    // given
    const buffer = new ConsoleBuffer()
    buffer.accept('run', lines(1, 2))
    // when
    const later = buffer.accept('run', lines(10, 11))
    // then
    expect(later[0]).toEqual({ kind: 'gap', count: 7 })
    expect(texts(later)).toEqual(['gap', 'line 10', 'line 11'])
  })

  it('should not call it a gap when the first backlog begins in the middle', () => {
    expect(texts(new ConsoleBuffer().accept('run', lines(500, 501)))).toEqual(['line 500', 'line 501'])
  })

  it('should note where a new run begins and count anew', () => {
    // given
    const buffer = new ConsoleBuffer()
    buffer.accept('run-1', lines(1, 2, 3))
    // then
    expect(texts(buffer.accept('run-2', lines(1, 2)))).toEqual(['run', 'line 1', 'line 2'])
  })

  it('should drop what comes late from a run that is over', () => {
    // given
    const buffer = new ConsoleBuffer()
    buffer.accept('run-1', lines(1))
    buffer.accept('run-2', lines(1))
    // then
    expect(buffer.accept('run-1', lines(2))).toEqual([])
    expect(buffer.skip('run-1', 2, 3)).toEqual([])
  })

  it('should note no new run when nothing was shown before', () => {
    // given
    const buffer = new ConsoleBuffer()
    buffer.accept('run-1', [])
    // then
    expect(texts(buffer.accept('run-2', lines(1)))).toEqual(['line 1'])
  })

  it('should count what a slow viewer skipped and go on after it without a second note', () => {
    // given
    const buffer = new ConsoleBuffer()
    buffer.accept('run', lines(1, 2))
    // when
    const skipped = buffer.skip('run', 3, 9)
    const after = buffer.accept('run', lines(10))
    // then
    expect(skipped).toEqual([{ kind: 'gap', count: 7 }])
    expect(texts(after)).toEqual(['line 10'])
  })

  it('should ignore a gap that lies behind', () => {
    // given
    const buffer = new ConsoleBuffer()
    buffer.accept('run', lines(1, 2, 3))
    // then
    expect(buffer.skip('run', 2, 3)).toEqual([])
  })
})
