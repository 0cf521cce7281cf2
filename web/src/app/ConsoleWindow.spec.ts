import { screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { answer, refuse } from '../../tests/api'
import { openApplication } from '../../tests/application'
import { FakeSocket } from '../../tests/fakeSocket'
import { Terminal } from '../../tests/fakeTerminal'
import { expectAccessible } from '../../tests/page'
import { page, providers, server, stateData, tenant, user } from '../../tests/things'

vi.mock('@xterm/addon-fit', () => import('../../tests/fakeTerminal'))
vi.mock('@xterm/xterm', () => import('../../tests/fakeTerminal'))
vi.mock('@xterm/addon-search', () => import('../../tests/fakeTerminal'))

const one = server({ name: 'Survival' })
const address = `/t/nimbus-crew/servers/${one.id}/console/window`
const held = (permission: string) => ({ permission, sources: [] })
const socketOf = (end: string) => {
  const socket = FakeSocket.all.find(({ url }) => url.includes(end))
  if (!socket) throw new Error(`no socket of ${end}`)
  return socket
}

describe('the console in a window of its own', () => {
  beforeEach(() => {
    answer('get', '/me', user())
    answer('get', '/tenants', page(tenant()) as never)
    answer('get', '/tenants/t1/members/u1/permissions', {
      permissions: ['server:read', 'console:read'].map(held),
    } as never)
    answer('get', `/tenants/t1/servers/${one.id}`, one)
    return () => vi.unstubAllGlobals()
  })

  it('should have nothing but the console, and say of which server it is', async () => {
    // when
    await openApplication(address)
    // then
    expect(await screen.findByRole('heading', { level: 1, name: 'Survival' })).toBeTruthy()
    const region = await screen.findByRole('region', { name: 'Console of Survival' })
    expect(region).toBeTruthy()
    expect(screen.queryByRole('navigation')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Open in its own window' })).toBeNull()
    await waitFor(() => expect(document.title).toBe('Survival · Console'))
    socketOf('/console').accept()
    const lines = [{ seq: 1, at: null, text: 'hello' }]
    socketOf('/console').receive({ type: 'history', runId: 'r', lines })
    await waitFor(() => expect(Terminal.last.written).toContain('hello'))
    await expectAccessible()
  })

  it('should follow the live feed, and be closed when the panel closes the console', async () => {
    // given
    await openApplication(address)
    await screen.findByRole('region', { name: 'Console of Survival' })
    socketOf('/console').accept()
    // when
    socketOf('/live').accept()
    socketOf('/live').receive({ type: 'hello', cursor: '1' })
    const stopped = { ...stateData(one), state: 'STOPPED' as const }
    socketOf('/live').receive({ type: 'server-state', cursor: '2', data: stopped })
    // then
    expect(await screen.findByText('Stopped')).toBeTruthy()
    socketOf('/console').drop(4403, 'console:read was taken from you')
    expect((await screen.findByRole('alert')).textContent).toContain('console:read was taken from you')
  })

  it('should close itself when a page has opened it', async () => {
    // given
    const close = vi.fn<() => void>()
    vi.stubGlobal('opener', {})
    vi.stubGlobal('close', close)
    await openApplication(address)
    // when
    await userEvent.click(await screen.findByRole('button', { name: 'Close window' }))
    // then
    expect(close).toHaveBeenCalled()
  })

  it('should ask no more of who may not read the console', async () => {
    // given
    answer('get', '/tenants/t1/members/u1/permissions', { permissions: [held('server:read')] } as never)
    // when
    await openApplication(address)
    // then
    expect((await screen.findByRole('alert')).textContent).toContain('You are not allowed to do this')
    expect(FakeSocket.all.filter(({ url }) => url.includes('/console'))).toHaveLength(0)
  })

  it('should say that there is no such server', async () => {
    // given
    refuse('get', `/tenants/t1/servers/${one.id}`, 404, 'not-found')
    // when
    await openApplication(address)
    // then
    expect(await screen.findByRole('heading', { name: 'Nothing here' })).toBeTruthy()
  })

  it('should ask for sign-in and come back', async () => {
    // given
    refuse('get', '/me', 401, 'unauthenticated')
    refuse('post', '/auth/refresh', 401, 'session-expired')
    answer('get', '/auth/providers', providers({ items: [] }) as never)
    // when
    const router = await openApplication(address)
    // then
    expect(router.currentRoute.value.query['returnTo']).toBe(address)
  })
})
