import { screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { chooseTheme } from '@/ui/theme'
import { button, openConsole, printedAt } from '../../../../tests/console'
import { FakeSocket } from '../../../../tests/fakeSocket'
import { Terminal } from '../../../../tests/fakeTerminal'
import { expectAccessible } from '../../../../tests/page'
import { terminalTheme } from '../terminalLook'

vi.mock('@xterm/addon-fit', () => import('../../../../tests/fakeTerminal'))
vi.mock('@xterm/xterm', () => import('../../../../tests/fakeTerminal'))
vi.mock('@xterm/addon-search', () => import('../../../../tests/fakeTerminal'))

const stamp = '\x1b[90m14:03:04\x1b[0m '
const drawn = (...lines: string[]) => lines.map((line) => `${line}\x1b[0m\r\n`).join('')

async function choose(item: RegExp | string) {
  if (!screen.queryByRole('menu')) await userEvent.click(button('How the console is shown'))
  const role = screen.queryByRole('menuitemcheckbox', { name: item }) ? 'menuitemcheckbox' : 'menuitem'
  await userEvent.click(await screen.findByRole(role, { name: item }))
}

describe('the settings of the console', () => {
  it('should draw what is there anew with times, and remember it', async () => {
    // given
    const page = await openConsole('one', 'two')
    // when
    await choose('Show times')
    // then
    await waitFor(() => expect(Terminal.last.written).toBe(drawn(`${stamp}one`, `${stamp}two`)))
    expect(JSON.parse(localStorage.getItem('ptn.console') ?? '')).toMatchObject({ timestamps: true })
    await expectAccessible()
    page.unmount()
    await openConsole('three')
    expect(Terminal.last.written).toBe(drawn(`${stamp}three`))
  })

  it('should stay about where somebody was reading', async () => {
    // given
    await openConsole('one', 'two')
    Terminal.last.scrolled(20, 100)
    // when
    await choose('Show times')
    // then
    await waitFor(() => expect(Terminal.last.written).toContain(stamp))
    expect(Terminal.last.buffer.active.viewportY).toBe(20)
  })

  it('should be as wide as the longest line when it does not wrap', async () => {
    // given
    await openConsole('short', 'x'.repeat(150))
    expect(Terminal.last.cols).toBe(100)
    // when
    await choose('Wrap long lines')
    // then
    await waitFor(() => expect(Terminal.last.cols).toBe(160))
    FakeSocket.last.receive({
      type: 'output',
      runId: 'r',
      lines: [{ seq: 3, at: printedAt, text: 'y'.repeat(9000) }],
    })
    await waitFor(() => expect(Terminal.last.cols).toBe(480))
    await choose('Wrap long lines')
    await waitFor(() => expect(Terminal.last.cols).toBe(100))
  })

  it('should make the text larger and smaller within bounds, and keep the menu open', async () => {
    // given
    localStorage.setItem('ptn.console', '{"fontSize":19}')
    await openConsole()
    // when
    await choose(/Larger text/)
    await choose(/Larger text/)
    // then
    await waitFor(() => expect(Terminal.last.options['fontSize']).toBe(20))
    expect(screen.getByRole('menuitem', { name: /Larger text/ }).getAttribute('aria-disabled')).toBe('true')
    await choose('Smaller text')
    await waitFor(() => expect(Terminal.last.options['fontSize']).toBe(19))
  })

  it('should put times into the transcript too', async () => {
    // given
    await openConsole('one')
    await userEvent.click(button('Show as text'))
    // when
    await choose('Show times')
    // then
    expect(await screen.findByText('14:03:04 one')).toBeTruthy()
  })

  it('should follow the theme', async () => {
    // given
    chooseTheme('light')
    await openConsole()
    expect(Terminal.last.options['theme']).toEqual(terminalTheme(false))
    // when
    chooseTheme('dark')
    // then
    await waitFor(() => expect(Terminal.last.options['theme']).toEqual(terminalTheme(true)))
    chooseTheme('system')
  })
})
