import { screen, waitFor } from '@testing-library/vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { reactive } from 'vue'
import type { Permissions } from '@/api/permissions'
import type { Crash, Server } from '@/api/types'
import { answer } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, only, page, server, template, tenant } from '../../../../tests/things'
import OverviewTab from './OverviewTab.vue'

const crash = (more: Partial<Crash> = {}): Crash => ({
  at: '2026-01-02T10:00:00Z',
  state: 'CRASHED',
  reason: 'OOMKilled',
  message: 'The game used more than 1024 MiB of memory.',
  exitCode: 137,
  lines: ['Loading world', 'java.lang.OutOfMemoryError'],
  ...more,
})
const crashed = (one: Server, what: Crash | null) =>
  answer('get', `/tenants/t1/servers/${one.id}/crash`, what as never, { status: what ? 200 : 204 })
const open = (one: Server, permissions: Permissions = everything) =>
  show(OverviewTab, { server: one, tenant: tenant(), permissions })

beforeEach(() => {
  answer('get', '/tenants/t1/templates', page(template()))
  answer('get', '/tenants/t1/servers/:server/metrics', { range: '1h', samples: [] })
  answer('get', '/tenants/t1/audit', page())
})

describe('OverviewTab', () => {
  it('should explain a crash and name the template', async () => {
    // given
    const one = server({ state: 'CRASHED', stateReason: 'OOMKilled', stateMessage: 'exit code 137' })
    // when
    await open(one, only('server:read'))
    // then
    const alert = screen.getByRole('alert')
    expect(alert.textContent).toContain('The game ended without being asked to.')
    expect(alert.textContent).toContain('It used more memory than its plan allows.')
    expect(alert.textContent).toContain('exit code 137')
    expect(await screen.findByText('Demo server')).toBeTruthy()
    await expectAccessible()
  })

  it('should show a reason it does not know as it is', async () => {
    // given
    answer('get', '/tenants/t1/templates', page())
    // when
    await open(server({ state: 'FAILED', stateReason: 'NoNodes' }), only('server:read'))
    // then
    expect(screen.getByText('NoNodes')).toBeTruthy()
    expect(await screen.findByText('No longer in the gallery')).toBeTruthy()
  })
})

describe('the last crash', () => {
  it('should be told with reason, exit code, time and what the game said last', async () => {
    // given
    const one = server()
    crashed(one, crash())
    // when
    await open(one)
    // then
    const card = await screen.findByRole('region', { name: 'Last crash' })
    expect(card.textContent).toContain('It used more memory than its plan allows.')
    expect(card.textContent).toContain('The game used more than 1024 MiB of memory.')
    expect(card.textContent).toContain('137')
    expect(card.querySelector('time')?.dateTime).toBe('2026-01-02T10:00:00Z')
    expect(screen.getByRole('region', { name: 'What it said last' }).textContent).toBe(
      'Loading world\njava.lang.OutOfMemoryError',
    )
    await expectAccessible()
  })

  it('should say so when neither the exit nor what was said could be had', async () => {
    // given
    const one = server()
    crashed(one, crash({ reason: 'ExitUnseen', exitCode: null, lines: [], message: null }))
    // when
    await open(one)
    // then
    const card = await screen.findByRole('region', { name: 'Last crash' })
    expect(card.textContent).toContain('Not seen')
    expect(card.textContent).toContain('What it said last could not be had.')
  })

  it('should not be there when the server never crashed', async () => {
    // given
    const one = server()
    const { requests } = crashed(one, null)
    // when
    await open(one)
    // then
    await waitFor(() => expect(requests).toHaveLength(1))
    expect(await screen.findByText('Demo server')).toBeTruthy()
    expect(screen.queryByRole('region', { name: 'Last crash' })).toBeNull()
  })

  it('should not even be asked for by who may not read the log', async () => {
    // given
    const one = server({ state: 'CRASHED' })
    const { requests } = crashed(one, crash())
    // when
    await open(one, only('server:read', 'console:read'))
    // then
    expect(await screen.findByText('Demo server')).toBeTruthy()
    expect(requests).toHaveLength(0)
  })

  it('should be asked for until the panel knows of it when the feed was first to tell', async () => {
    // given
    const one = reactive(server())
    crashed(one, null)
    await open(one)
    expect(await screen.findByText('Demo server')).toBeTruthy()
    // when
    const early = crashed(one, crash({ at: '2026-01-01T00:00:00Z', lines: ['long ago'] }))
    Object.assign(one, { state: 'CRASHED', stateSince: '2026-01-03T10:00:00Z' })
    expect(await screen.findByText('long ago')).toBeTruthy()
    crashed(one, crash({ at: '2026-01-03T10:00:00Z', lines: ['just now'] }))
    // then
    expect(await screen.findByText('just now')).toBeTruthy()
    expect(early.requests.length).toBeGreaterThan(0)
  })
})
