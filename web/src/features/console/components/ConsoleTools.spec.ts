import { fireEvent, screen } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { button, consoleRegion, openConsole } from '../../../../tests/console'
import { Terminal } from '../../../../tests/fakeTerminal'
import { expectAccessible } from '../../../../tests/page'

vi.mock('@xterm/addon-fit', () => import('../../../../tests/fakeTerminal'))
vi.mock('@xterm/xterm', () => import('../../../../tests/fakeTerminal'))
vi.mock('@xterm/addon-search', () => import('../../../../tests/fakeTerminal'))

describe('copying from the console', () => {
  const written = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve())
  beforeEach(() => {
    written.mockClear()
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(written)
  })

  it('should copy all that is shown, without its colours', async () => {
    // given
    await openConsole('\x1b[31mone', 'two')
    // when
    await fireEvent.click(button('Copy all that is shown'))
    // then
    expect(written).toHaveBeenCalledWith('one\ntwo')
    expect(await screen.findByText('Copied')).toBeTruthy()
  })

  it('should copy what is selected alone, and say so before', async () => {
    // given
    await openConsole('one', 'two')
    // when
    Terminal.last.select('tw')
    await fireEvent.click(await screen.findByRole('button', { name: 'Copy the selection' }))
    // then
    expect(written).toHaveBeenCalledWith('tw')
  })
})

describe('the console in full screen', () => {
  let current: Element | null = null
  const change = (element: Element | null) => {
    current = element
    document.dispatchEvent(new Event('fullscreenchange'))
    return Promise.resolve()
  }

  beforeEach(() => {
    current = null
    Object.defineProperty(document, 'fullscreenElement', { configurable: true, get: () => current })
    document.documentElement.requestFullscreen = () => change(document.documentElement)
    document.exitFullscreen = () => change(null)
  })

  it('should fill the screen and come back, and say which it does', async () => {
    // given
    await openConsole('one')
    // when
    await userEvent.click(button('Full screen'))
    // then
    expect(current).toBe(document.documentElement)
    expect(consoleRegion().parentElement).toBe(document.body)
    const back = await screen.findByRole('button', { name: 'Leave full screen' })
    expect(document.activeElement).toBe(back)
    await userEvent.click(back)
    expect(current).toBeNull()
    expect(consoleRegion().parentElement).not.toBe(document.body)
  })

  it('should come back when the browser leaves full screen by itself', async () => {
    // given
    await openConsole('one')
    await userEvent.click(button('Full screen'))
    // when
    await change(null)
    // then
    expect(await screen.findByRole('button', { name: 'Full screen' })).toBeTruthy()
  })

  it('should fill the window where there is no full screen, and leave it with Escape', async () => {
    // given
    document.documentElement.requestFullscreen = () => Promise.reject(new Error('no'))
    await openConsole('one')
    await userEvent.click(button('Full screen'))
    expect(consoleRegion().parentElement).toBe(document.body)
    // when
    await fireEvent.keyDown(consoleRegion(), { key: 'Escape' })
    // then
    expect(await screen.findByRole('button', { name: 'Full screen' })).toBeTruthy()
  })

  it('should be over when the page is left', async () => {
    // given
    const page = await openConsole('one')
    await userEvent.click(button('Full screen'))
    // when
    page.unmount()
    // then
    expect(current).toBeNull()
  })
})

describe('the console in a window of its own', () => {
  const open = vi.fn<typeof window.open>()
  beforeEach(() => {
    open.mockReset()
    vi.stubGlobal('open', open)
    return () => vi.unstubAllGlobals()
  })

  it('should be opened, one for each server, and be looked at', async () => {
    // given
    const focus = vi.fn<() => void>()
    open.mockReturnValue({ focus } as unknown as Window)
    await openConsole('one')
    // when
    await userEvent.click(button('Open in its own window'))
    // then
    const [address, name] = open.mock.calls[0] ?? []
    expect(address).toMatch(/^\/t\/t1\/servers\/[\w-]+\/console\/window$/)
    expect(name).toMatch(/^ptn-console-[\w-]+$/)
    expect(focus).toHaveBeenCalled()
  })

  it('should be asked for when the browser allows none', async () => {
    // given
    open.mockReturnValue(null)
    await openConsole('one')
    // when
    await userEvent.click(button('Open in its own window'))
    // then
    expect(await screen.findByText('No window was opened')).toBeTruthy()
    await expectAccessible()
  })
})
