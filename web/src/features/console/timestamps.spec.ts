import { Terminal } from '@xterm/xterm'
import { describe, expect, it } from 'vitest'
import { Clock, stamped } from './timestamps'

/** What a terminal shows of a line. */
async function shown(line: string): Promise<string> {
  const terminal = new Terminal({ allowProposedApi: true, cols: 60, rows: 3 })
  await new Promise<void>((done) => terminal.write(line, done))
  return terminal.buffer.active.getLine(0)?.translateToString(true) ?? ''
}

describe('Clock', () => {
  it.each(['en', 'de', 'en-US'])('should say the local time of a moment in %s, always as wide', (locale) => {
    // given
    const local = new Date(2026, 0, 1, 14, 3, 4)
    // then
    expect(new Clock(locale).time(local.toISOString())).toBe('14:03:04')
    expect(new Clock(locale).time(new Date(2026, 0, 1, 0, 0, 0).toISOString())).toBe('00:00:00')
  })

  it.each([null, 'no time'])('should leave as much room when the time is %s', (at) => {
    expect(new Clock('en').time(at)).toBe('        ')
  })
})

describe('stamped', () => {
  it('should put the time before a line', async () => {
    expect(await shown(stamped('\x1b[31mred', '14:03:04'))).toBe('14:03:04 red')
  })

  it.each([
    ['redrawn', 'at 10%\rat 60%\rat 100%', 'at 100%'],
    ['redrawn after it was erased', 'a long beginning\r\x1b[Kshort', 'short'],
    ['erased as a whole and redrawn', 'a long beginning\x1b[2K\rshort', 'short'],
    ['erased up to here', 'abc\x1b[1K', 'abc'],
  ])('should keep the time of a line that is %s', async (_how, text, left) => {
    expect(await shown(stamped(text, '14:03:04'))).toBe(`14:03:04 ${left}`)
  })
})
