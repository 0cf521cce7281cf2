import type { Terminal } from '@xterm/xterm'
import { describe, expect, it, vi } from 'vitest'
import { Terminal as FakeTerminal } from '../../../tests/fakeTerminal'
import { scrollByKey } from './terminalKeys'

function press(init: KeyboardEventInit, frame: Element | null = null, type = 'keydown') {
  const fake = new FakeTerminal({})
  Object.assign(fake.buffer.active, { viewportY: 50, baseY: 100 })
  const event = new KeyboardEvent(type, { cancelable: true, ...init })
  const isTyped = scrollByKey(event, fake as unknown as Terminal, frame)
  return { at: fake.buffer.active.viewportY, isTyped, isTaken: event.defaultPrevented }
}

describe('a key in the terminal', () => {
  it.each([
    ['ArrowUp', 49],
    ['ArrowDown', 51],
    ['PageUp', 26],
    ['PageDown', 74],
    ['Home', 0],
    ['End', 100],
  ])('should move what is seen with %s', (key, at) => {
    expect(press({ key })).toEqual({ at, isTyped: false, isTaken: true })
  })

  it.each([
    ['ArrowLeft', -60],
    ['ArrowRight', 60],
  ])('should move sideways what does not wrap with %s', (key, by) => {
    // given
    const frame = document.createElement('div')
    frame.scrollBy = vi.fn()
    // when
    press({ key }, frame)
    // then
    expect(frame.scrollBy).toHaveBeenCalledWith(by, 0)
  })

  it.each([
    { key: 'Tab' },
    { key: 'c', ctrlKey: true },
    { key: 'f', ctrlKey: true },
    { key: 'Home', altKey: true },
  ])('should leave %j to the browser and to the page', (init) => {
    expect(press(init)).toEqual({ at: 50, isTyped: false, isTaken: false })
  })

  it('should do nothing a second time when it is let go', () => {
    expect(press({ key: 'End' }, null, 'keyup').at).toBe(50)
  })
})
