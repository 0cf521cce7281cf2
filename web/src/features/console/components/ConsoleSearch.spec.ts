import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { button, consoleRegion, openConsole } from '../../../../tests/console'
import { SearchAddon } from '../../../../tests/fakeTerminal'
import { expectAccessible } from '../../../../tests/page'

vi.mock('@xterm/addon-fit', () => import('../../../../tests/fakeTerminal'))
vi.mock('@xterm/xterm', () => import('../../../../tests/fakeTerminal'))
vi.mock('@xterm/addon-search', () => import('../../../../tests/fakeTerminal'))

describe('searching the console', () => {
  const field = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Search the console' })

  beforeEach(() => (SearchAddon.last = undefined))

  async function search(text: string): Promise<SearchAddon> {
    await userEvent.type(await field(), text)
    return waitFor(() => {
      const addon = SearchAddon.last
      expect(addon?.asked.at(-1)?.[1]).toBe(text)
      return addon as SearchAddon
    })
  }

  it('should open with Ctrl-F, search upwards from the end, and walk both ways', async () => {
    // given
    await openConsole('one')
    await fireEvent.keyDown(consoleRegion(), { key: 'f', ctrlKey: true })
    // when
    const addon = await search('one')
    expect(document.activeElement).toBe(await field())
    await userEvent.keyboard('{Enter}{Shift>}{Enter}{/Shift}')
    await userEvent.click(button('Previous match'))
    await userEvent.click(button('Next match'))
    // then
    expect(addon.asked.slice(-5).map(([direction]) => direction)).toEqual([
      'older',
      'older',
      'newer',
      'older',
      'newer',
    ])
    await expectAccessible()
  })

  it('should search once for all that was typed before it could', async () => {
    // given
    await openConsole('one')
    await userEvent.click(button('Search'))
    const input = await field()
    // when
    for (const text of ['o', 'on', 'one']) await fireEvent.update(input, text)
    await waitFor(() => expect(SearchAddon.last?.asked).toHaveLength(1))
    // then
    expect(SearchAddon.last?.asked[0]?.[1]).toBe('one')
  })

  it('should say where one stands and how many there are', async () => {
    // given
    await openConsole('one')
    await userEvent.click(button('Search'))
    const addon = await search('one')
    // when
    addon.say({ resultIndex: 2, resultCount: 17 })
    // then
    expect(await screen.findByText('3 of 17')).toBeTruthy()
    addon.say({ resultIndex: -1, resultCount: 0 })
    expect(await screen.findByText('No matches')).toBeTruthy()
  })

  it('should search with case and as a regular expression when asked to', async () => {
    // given
    await openConsole('one')
    await userEvent.click(button('Search'))
    const addon = await search('o.e')
    const before = addon.cleared
    // when
    await userEvent.click(button('Match case'))
    await userEvent.click(button('Regular expression'))
    // then
    await waitFor(() => expect(addon.asked.at(-1)?.[2]).toMatchObject({ caseSensitive: true, regex: true }))
    // Without that, the addon would go on with the matches of the options before.
    expect(addon.cleared).toBe(before + 2)
    expect(button('Match case').getAttribute('aria-pressed')).toBe('true')
  })

  it('should not search for a broken expression, and say so', async () => {
    // given
    await openConsole('one')
    await userEvent.click(button('Search'))
    await userEvent.click(button('Regular expression'))
    // when
    await userEvent.type(await field(), '(')
    // then
    expect(await screen.findByText('Not a regular expression.')).toBeTruthy()
    expect(SearchAddon.last?.asked ?? []).toEqual([])
  })

  it('should close with Escape and take its marks away', async () => {
    // given
    await openConsole('one')
    await userEvent.click(button('Search'))
    const addon = await search('one')
    const before = addon.cleared
    // when
    await userEvent.keyboard('{Escape}')
    // then
    expect(screen.queryByRole('search')).toBeNull()
    expect(addon.cleared).toBeGreaterThan(before)
  })

  it('should show the terminal, in which it searches', async () => {
    // given
    await openConsole('one')
    await userEvent.click(button('Show as text'))
    // when
    await userEvent.click(button('Search'))
    // then
    expect(screen.queryByRole('log')).toBeNull()
    expect(await field()).toBeTruthy()
  })

  it('should leave Ctrl-F to the browser while the console is read as text', async () => {
    // given
    await openConsole('one')
    await userEvent.click(button('Show as text'))
    // when
    const event = new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true, cancelable: true })
    consoleRegion().dispatchEvent(event)
    // then
    expect(event.defaultPrevented).toBe(false)
    expect(screen.queryByRole('search')).toBeNull()
  })
})
