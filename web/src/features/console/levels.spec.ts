import { describe, expect, it } from 'vitest'
import type { Entry } from './consoleBuffer'
import { LevelSieve, levelOf, type LevelFilter } from './levels'

const line = (text: string): Entry => ({ kind: 'line', text, at: null })

describe('the level of a line', () => {
  it.each([
    ['[12:00:00] [Server thread/ERROR]: Encountered an unexpected exception'],
    ['[12:00:00 ERROR]: Could not load plugin'],
    ['[12:00:00] [main/FATAL] [net.minecraft.Main/]: Failed'],
    ['\x1b[31m[12:00:03 ERROR]\x1b[0m A sample'],
    ['2026-01-01 12:00:00 [SEVERE] Could not bind'],
    ['SEVERE: Could not bind'],
    ['2026-01-01 12:00:00,123 ERROR [main] net.example.Main'],
    ['[2026.01.01-12.00.00:000][  0]LogNet: Error: no such map'],
    ['2026-01-01T12:00:00 12.345 ERR could not load'],
    ['ERROR: General      , 1704100000> no such item'],
    ['  12.345 Error ServerMultiplayerManager.cpp:98: refused'],
    ['Error: no such file'],
    ['ts=1 level=error msg="no"'],
    ['{"time":1,"level":"fatal"}'],
    ['server.cpp(12): error: undefined'],
  ])('should be an error: %s', (text) => {
    expect(levelOf(text)).toBe('error')
  })

  it.each([
    ['[12:00:00] [Server thread/WARN]: Can’t keep up!'],
    ['[12:00:00 WARN]: Ambiguity between arguments'],
    ['[WARN] no ERROR at all'],
    ['[Warning] slow'],
    ['WARNING: slow'],
    ['2026-01-01 12:00:00.123456|WARNING |VirtualServer |1  |slow'],
    ['2026-01-01 12:00:00,123 - server - WARNING - slow'],
    ['LogStreaming: Warning: slow'],
    ['[12:00:00 WRN] slow'],
  ])('should be a warning: %s', (text) => {
    expect(levelOf(text)).toBe('warning')
  })

  it.each([
    ['[12:00:00] [Server thread/INFO]: <Steve> ERROR: haha [ERROR]'],
    ['[12:00:00 INFO]: Error reports are sent to nobody'],
    ['[12:00:00] [Server thread/INFO] Error loading is a song'],
    ['INFO: all is well'],
    ['[DEBUG] error = null'],
  ])('should be neither: %s', (text) => {
    expect(levelOf(text)).toBe('other')
  })

  it.each([
    ['\tat net.example.World.load(World.java:12) ERROR: no'],
    ['Caused by: Error: boom'],
    ['\t... 12 more'],
    ['java.lang.OutOfMemoryError: Java heap space'],
    ['<Steve> what an ERROR: that'],
    ['There are 0 of 20 players online, and no errors'],
    ['Errors: 0'],
    [''],
    [`${'x'.repeat(200)} [ERROR]`],
  ])('should not be known: %s', (text) => {
    expect(levelOf(text)).toBeNull()
  })

  it('should be found quickly in a line that is made to be slow', () => {
    // given
    const text = `${'[1] '.repeat(20_000)}error`
    const began = performance.now()
    // when
    levelOf(text)
    // then
    expect(performance.now() - began).toBeLessThan(200)
  })
})

describe('LevelSieve', () => {
  const printed = [
    line('no level yet'),
    line('[INFO] started'),
    line('[WARN] slow'),
    line('by two seconds'),
    line('[ERROR] java.lang.Exception: boom'),
    line('\tat net.example.World.load(World.java:12)'),
    line('[INFO] going on'),
    line('as before'),
  ]
  const passed = (filter: LevelFilter, entries = printed) =>
    new LevelSieve(filter).pass(entries).map((entry) => ('text' in entry ? entry.text : entry.kind))

  it('should let everything through when asked to', () => {
    expect(passed('all')).toHaveLength(printed.length)
  })

  it('should keep what has no level with the line before it', () => {
    const errors = ['[ERROR] java.lang.Exception: boom', '\tat net.example.World.load(World.java:12)']
    expect(passed('errors')).toEqual(errors)
    expect(passed('warnings')).toEqual(['[WARN] slow', 'by two seconds', ...errors])
  })

  it('should remember the line before from one call to the next', () => {
    // given
    const sieve = new LevelSieve('errors')
    sieve.pass([line('[ERROR] boom')])
    // then
    expect(sieve.pass([line('\tat net.example')])).toHaveLength(1)
  })

  it('should let through what the page says itself, and begin anew with another run', () => {
    const entries: Entry[] = [
      line('[ERROR] boom'),
      { kind: 'gap', count: 3 },
      { kind: 'command', text: 'stop', at: '' },
      line('without a level'),
      { kind: 'run' },
      line('without a level in another run'),
    ]
    expect(passed('errors', entries)).toEqual(['[ERROR] boom', 'gap', 'stop', 'without a level', 'run'])
  })
})
