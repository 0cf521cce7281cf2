import { screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { button, openConsole, printedAt } from '../../../../tests/console'
import { FakeSocket } from '../../../../tests/fakeSocket'
import { Terminal } from '../../../../tests/fakeTerminal'
import { expectAccessible } from '../../../../tests/page'

vi.mock('@xterm/addon-fit', () => import('../../../../tests/fakeTerminal'))
vi.mock('@xterm/xterm', () => import('../../../../tests/fakeTerminal'))
vi.mock('@xterm/addon-search', () => import('../../../../tests/fakeTerminal'))

const INFO = '[12:00:00] [Server thread/INFO]: all is well'
const WARN = '[12:00:01] [Server thread/WARN]: slow'
const ERROR = '[12:00:02] [Server thread/ERROR]: boom'
const TRACE = '\tat net.example.World.load(World.java:12)'
const PRINTED = [INFO, WARN, ERROR, TRACE, INFO]
const drawn = (...lines: string[]) => lines.map((line) => `${line}\x1b[0m\r\n`).join('')

async function choose(name: string) {
  await userEvent.click(button('Which lines are shown'))
  await userEvent.click(await screen.findByRole('menuitemradio', { name }))
}

const print = (seq: number, text: string) =>
  FakeSocket.last.receive({ type: 'output', runId: 'r', lines: [{ seq, at: printedAt, text }] })
const written = () => Terminal.last.written

describe('the levels that are shown', () => {
  it('should be chosen, be said, be remembered, and all be there again afterwards', async () => {
    // given
    const page = await openConsole(...PRINTED)
    // when
    await choose('Warnings and errors')
    // then
    await waitFor(() => expect(written()).toBe(drawn(WARN, ERROR, TRACE)))
    expect(screen.getByText('Only warnings and errors are shown.')).toBeTruthy()
    await expectAccessible()
    await choose('Errors')
    await waitFor(() => expect(written()).toBe(drawn(ERROR, TRACE)))
    expect(JSON.parse(localStorage.getItem('ptn.console') ?? '')).toMatchObject({ level: 'errors' })
    await choose('All lines')
    await waitFor(() => expect(written()).toBe(drawn(...PRINTED)))
    expect(screen.queryByText(/^Only/)).toBeNull()
    // and when it is opened again
    await choose('Errors')
    page.unmount()
    await openConsole()
    expect(screen.getByText('Only errors are shown.')).toBeTruthy()
  })

  it('should hold for what is printed from then on, and be lost for nothing of it', async () => {
    // given
    await openConsole(INFO)
    await choose('Errors')
    // when
    print(2, INFO)
    print(3, ERROR)
    print(4, TRACE)
    print(5, WARN)
    // then
    await waitFor(() => expect(written()).toBe(drawn(ERROR, TRACE)))
    await choose('All lines')
    await waitFor(() => expect(written()).toBe(drawn(INFO, INFO, ERROR, TRACE, WARN)))
  })

  it('should not count what is not shown as new', async () => {
    // given
    await openConsole(ERROR)
    await choose('Errors')
    Terminal.last.scrolled(2, 10)
    // when
    print(2, INFO)
    print(3, ERROR)
    // then
    expect(await screen.findByRole('button', { name: '1 new line' })).toBeTruthy()
  })

  it('should be found by keys alone, and say in the text that nothing of the kind was printed', async () => {
    // given
    await openConsole(INFO)
    await userEvent.click(button('Show as text'))
    // when
    button('Which lines are shown').focus()
    await userEvent.keyboard('{Enter}')
    await screen.findByRole('menuitemradio', { name: 'All lines', checked: true })
    await userEvent.keyboard('{End}{Enter}')
    // then
    expect(await screen.findByText('No such line was printed yet.')).toBeTruthy()
    await choose('All lines')
    expect(await screen.findByText(INFO)).toBeTruthy()
  })
})
