import { describe, expect, it } from 'vitest'
import { CommandHistory } from './commandHistory'

describe('CommandHistory', () => {
  it('should walk back and forth and return to what was being typed', () => {
    // given
    const history = new CommandHistory('s1')
    history.add('list')
    history.add('say hi')
    // then
    expect(history.older('dra')).toBe('say hi')
    expect(history.older('say hi')).toBe('list')
    expect(history.older('list')).toBe('list')
    expect(history.newer('list')).toBe('say hi')
    expect(history.newer('say hi')).toBe('dra')
    expect(history.newer('dra')).toBe('dra')
  })

  it('should keep a command once when it is sent twice in a row', () => {
    // given
    const history = new CommandHistory('s1')
    history.add('list')
    history.add('list')
    // then
    history.older('')
    expect(history.older('')).toBe('list')
    expect(sessionStorage.getItem('ptn.commands.s1')).toBe('["list"]')
  })

  it('should remember the last hundred over a reload and nothing of another server', () => {
    // given
    const history = new CommandHistory('s1')
    for (let i = 1; i <= 120; i++) history.add(`command ${i}`)
    // then
    expect(JSON.parse(sessionStorage.getItem('ptn.commands.s1') ?? '[]')).toHaveLength(100)
    expect(new CommandHistory('s1').older('')).toBe('command 120')
    expect(new CommandHistory('s2').older('')).toBe('')
  })

  it('should begin anew when what was stored makes no sense', () => {
    // given
    sessionStorage.setItem('ptn.commands.s1', '{broken')
    // then
    expect(new CommandHistory('s1').older('x')).toBe('x')
  })

  it('should find the newest command with a text in it, and older ones from there, but not the same again', () => {
    // given
    const history = new CommandHistory('s1')
    for (const command of ['say one', 'list', 'Say two', 'stop', 'Say two']) history.add(command)
    // when
    const newest = history.search('SAY')
    const older = history.search('SAY', newest?.at, newest?.command)
    // then
    expect(newest).toEqual({ command: 'Say two', at: 4 })
    expect(older).toEqual({ command: 'say one', at: 0 })
    expect(history.search('SAY', older?.at, older?.command)).toBeNull()
  })

  it.each(['', 'nothing like it'])('should find no command with "%s"', (text) => {
    // given
    const history = new CommandHistory('s1')
    history.add('list')
    // then
    expect(history.search(text)).toBeNull()
  })

  it.each([
    ['s', 'save-all'],
    ['say', 'say hello Steve'],
    ['SAY H', 'say hello Steve'],
    ['kick st', 'kick Steve'],
    ['tell hel', 'tell hello'],
    ['say hello Steve', null],
    ['kick ', null],
    ['xyz', null],
    ['', null],
    ['  ', null],
  ])('should complete "%s" to %s', (typed, completed) => {
    // given
    const history = new CommandHistory('s1')
    for (const command of ['say hi', 'list', 'say hello Steve', 'save-all']) history.add(command)
    // then
    expect(history.complete(typed)).toBe(completed)
  })

  it('should come to an end of completing, so that Tab leaves', () => {
    // given
    const history = new CommandHistory('s1')
    for (const command of ['say say say', 'say', 'say say']) history.add(command)
    // when
    let [typed, turns] = ['s', 0]
    for (let next = history.complete(typed); next !== null; next = history.complete(typed)) {
      typed = next
      turns++
    }
    // then
    expect(turns).toBeLessThan(4)
    expect(typed).toBe('say say say')
  })
})
