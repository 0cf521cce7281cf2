import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Server } from '@/api/types'
import { answer } from '../../../../tests/api'
import { FakeSocket } from '../../../../tests/fakeSocket'
import { Terminal } from '../../../../tests/fakeTerminal'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, only, server as makeServer } from '../../../../tests/things'
import ConsoleTab from './ConsoleTab.vue'

vi.mock('@xterm/addon-fit', () => import('../../../../tests/fakeTerminal'))
vi.mock('@xterm/xterm', () => import('../../../../tests/fakeTerminal'))
vi.mock('@xterm/addon-search', () => import('../../../../tests/fakeTerminal'))

const line = (seq: number, text = `line ${seq}`) => ({ seq, at: '2026-01-01T10:00:00Z', text })

async function open(server: Server, permissions = everything) {
  const shown = await show(ConsoleTab, { server, permissions })
  FakeSocket.all.at(-1)?.accept()
  return shown
}

describe('ConsoleTab', () => {
  let server: Server

  beforeEach(() => {
    server = makeServer()
  })

  it('should draw the backlog and what follows', async () => {
    // given
    await open(server)
    // when
    FakeSocket.last.receive({ type: 'history', runId: 'r', lines: [line(1), line(2)] })
    FakeSocket.last.receive({ type: 'output', runId: 'r', lines: [line(3, '\x1b[31mred\x1b[2J')] })
    // then
    await waitFor(() => expect(Terminal.last.written).toContain('\x1b[31mred\x1b[0m\r\n'))
    expect(Terminal.last.written).toContain('line 1\x1b[0m\r\nline 2')
    expect(FakeSocket.last.url).toBe(`ws://localhost:8080/api/v1/tenants/t1/servers/${server.id}/console`)
  })

  it('should not double lines when the connection comes back', async () => {
    // given
    await open(server)
    FakeSocket.last.receive({ type: 'history', runId: 'r', lines: [line(1), line(2)] })
    // when
    FakeSocket.last.drop()
    await fireEvent.click(await screen.findByRole('button', { name: 'Retry now' }))
    FakeSocket.last.accept()
    FakeSocket.last.receive({ type: 'history', runId: 'r', lines: [line(1), line(2), line(3)] })
    // then
    await waitFor(() => expect(Terminal.last.written).toContain('line 3'))
    expect(Terminal.last.written.match(/line 2/g)).toHaveLength(1)
  })

  it('should send a command, show it and find it again with the arrow key', async () => {
    // given
    await open(server)
    const input = await screen.findByRole('textbox', { name: 'Type a command' })
    // when
    await userEvent.type(input, 'say hi{Enter}')
    // then
    expect(FakeSocket.last.sent).toEqual([{ type: 'command', text: 'say hi' }])
    expect(input).toHaveProperty('value', '')
    await waitFor(() => expect(Terminal.last.written).toContain('> say hi'))
    await userEvent.type(input, '{ArrowUp}')
    expect(input).toHaveProperty('value', 'say hi')
  })

  it('should keep what is typed when the connection is lost', async () => {
    // given
    await open(server)
    const input = await screen.findByRole('textbox', { name: 'Type a command' })
    await userEvent.type(input, 'stop')
    // when
    FakeSocket.last.drop()
    await userEvent.type(input, '{Enter}')
    // then
    expect(input).toHaveProperty('value', 'stop')
    expect(screen.getByRole('button', { name: 'Send' })).toHaveProperty('disabled', true)
  })

  it('should ask before a paste sends several commands', async () => {
    // given
    await open(server)
    const input = await screen.findByRole('textbox', { name: 'Type a command' })
    // when
    await fireEvent.paste(input, { clipboardData: { getData: () => 'one\ntwo\n' } })
    expect(FakeSocket.last.sent).toEqual([])
    await fireEvent.click(await screen.findByRole('button', { name: 'Send all' }))
    // then
    expect(FakeSocket.last.sent).toMatchObject([{ text: 'one' }, { text: 'two' }])
  })

  it.each([
    ['the server is stopped', makeServer({ state: 'STOPPED' }), everything, /not running \(Stopped\)/],
    ['the server is not up yet', makeServer({ state: 'STARTING' }), everything, /not running \(Starting\)/],
    ['a permission is missing', makeServer(), only('console:read'), /do not have the permission/],
  ])('should be read-only and say why when %s', async (_why, stopped, permissions, reason) => {
    // when
    await open(stopped, permissions)
    // then
    expect(screen.getByText(reason)).toBeTruthy()
    expect(screen.queryByRole('textbox', { name: 'Type a command' })).toBeNull()
  })

  it('should become read-only when the stream says that the server stopped', async () => {
    // given
    await open(server)
    // when
    FakeSocket.last.receive({ type: 'state', state: 'STOPPED' })
    // then
    expect(await screen.findByText(/not running \(Stopped\)/)).toBeTruthy()
  })

  it('should count new lines while somebody reads further up, and lead back', async () => {
    // given
    await open(server)
    FakeSocket.last.receive({ type: 'history', runId: 'r', lines: [line(1)] })
    await waitFor(() => expect(Terminal.last.written).toContain('line 1'))
    Terminal.last.scrolled(2, 10)
    // when
    FakeSocket.last.receive({ type: 'output', runId: 'r', lines: [line(2), line(3)] })
    const pill = await screen.findByRole('button', { name: '2 new lines' })
    await fireEvent.click(pill)
    // then
    expect(Terminal.last.buffer.active.viewportY).toBe(10)
    await waitFor(() => expect(screen.queryByRole('button', { name: /new line/ })).toBeNull())
  })

  it('should say what is missing, what failed and where a new run began', async () => {
    // given
    await open(server)
    // when
    FakeSocket.last.receive({ type: 'history', runId: 'r', lines: [line(1)] })
    FakeSocket.last.receive({ type: 'gap', runId: 'r', from: 2, to: 4 })
    FakeSocket.last.receive({ type: 'error', code: 'server-not-running', detail: 'It is not running.' })
    FakeSocket.last.receive({ type: 'output', runId: 'r2', lines: [line(1)] })
    await fireEvent.click(screen.getByRole('button', { name: 'Show as text' }))
    // then
    const log = await screen.findByRole('log')
    expect(Array.from(log.querySelectorAll('p'), (entry) => entry.textContent)).toEqual([
      'line 1',
      '[3 lines are missing here]',
      '[It is not running.]',
      '[The game was started anew]',
      'line 1',
    ])
    await expectAccessible()
  })

  it('should not even try when the console may not be read', async () => {
    // when
    await show(ConsoleTab, { server, permissions: only('server:read') })
    // then
    expect(FakeSocket.all).toHaveLength(0)
    expect(screen.getByRole('alert').textContent).toContain('You are not allowed to do this')
  })

  it('should give up with the reason when the panel closes it for good', async () => {
    // given
    await open(server)
    // when
    FakeSocket.last.drop(4403, 'console:read was taken from you')
    // then
    expect((await screen.findByRole('alert')).textContent).toContain('console:read was taken from you')
  })

  it('should go on trying while the server is there', async () => {
    // given
    answer('get', `/tenants/t1/servers/${server.id}`, server)
    await open(server)
    // when
    FakeSocket.last.drop(4401)
    // then
    await waitFor(() => expect(FakeSocket.all).toHaveLength(2))
  })

  it('should clear the view', async () => {
    // given
    await open(server)
    FakeSocket.last.receive({ type: 'history', runId: 'r', lines: [line(1)] })
    await waitFor(() => expect(Terminal.last.written).toContain('line 1'))
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Clear the view' }))
    // then
    expect(Terminal.last.written).toBe('')
  })
})
