import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { keys } from '@/api/keys'
import type { Permissions } from '@/api/permissions'
import type { Server } from '@/api/types'
import { answer, hold, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, only, page, server, template, tenant } from '../../../../tests/things'
import ServersPage from './ServersPage.vue'

const open = (permissions: Permissions = everything, at = '/t/nimbus-crew/servers') => {
  answer('get', '/tenants/t1/servers/usage', { servers: [] })
  answer('get', '/tenants/t1/templates', page(template()))
  return show(ServersPage, { tenant: tenant(), permissions }, at)
}
const names = () => screen.getAllByRole('rowheader').map((row) => within(row).getByRole('link').textContent)

describe('ServersPage', () => {
  it('should list the servers by name with state and address', async () => {
    // given
    answer('get', '/tenants/t1/servers', page(server({ name: 'B' }), server({ name: 'A', state: 'CRASHED' })))
    // when
    await open()
    // then
    expect(await screen.findAllByText('Demo server')).toHaveLength(2)
    expect(names()).toEqual(['A', 'B'])
    expect(screen.getByText('Crashed')).toBeTruthy()
    expect(screen.getAllByText('localhost:25565')).toHaveLength(2)
    await expectAccessible()
  })

  it('should write numbers as the language does', async () => {
    // given
    answer('get', '/tenants/t1/servers', page(server({ players: { online: 1234, max: 5000 } })))
    // when
    await open()
    // then
    expect(await screen.findByText('1,234 of 5,000 players')).toBeTruthy()
  })

  it('should read page after page', async () => {
    // given
    const seen = answer('get', '/tenants/t1/servers', { items: [server()], nextCursor: null })
    // when
    await open()
    await screen.findByRole('rowheader')
    // then
    expect(new URL(seen.requests[0]?.url ?? '').searchParams.get('limit')).toBe('200')
  })

  it('should say what would be here and offer the first step when there is nothing', async () => {
    // given
    answer('get', '/tenants/t1/servers', page())
    // when
    await open()
    // then
    const first = await screen.findByRole('link', { name: 'Create the first server' })
    expect(first.getAttribute('href')).toBe('/t/nimbus-crew/servers/new')
    await expectAccessible()
  })

  it('should offer no creation to somebody who may not', async () => {
    // given
    answer('get', '/tenants/t1/servers', page())
    // when
    await open(only('server:read'))
    // then
    expect(await screen.findByText('No servers yet')).toBeTruthy()
    expect(screen.queryByRole('link', { name: /Create/ })).toBeNull()
  })

  it('should keep the search in the address and offer to clear it when nothing is found', async () => {
    // given
    answer('get', '/tenants/t1/servers', page(server({ name: 'Survival' }), server({ name: 'Arena' })))
    const { router } = await open()
    // when
    await userEvent.type(await screen.findByRole('searchbox'), 'zzz')
    // then
    expect(await screen.findByText('Nothing matches “zzz”')).toBeTruthy()
    expect(router.currentRoute.value.query['q']).toBe('zzz')
    await fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }))
    expect(await screen.findAllByRole('rowheader')).toHaveLength(2)
  })

  it('should begin with the search of the address', async () => {
    // given
    answer('get', '/tenants/t1/servers', page(server({ name: 'Survival' }), server({ name: 'Arena' })))
    // when
    await open(everything, '/t/nimbus-crew/servers?q=are')
    // then
    await screen.findByRole('rowheader')
    expect(names()).toEqual(['Arena'])
  })

  it('should show what the live feed puts into the cache without asking again', async () => {
    // given
    const one = server({ state: 'STARTING' })
    const seen = answer('get', '/tenants/t1/servers', page(one))
    const { cache } = await open()
    await screen.findByText('Starting')
    // when
    cache.setQueryData(keys.servers('t1'), [{ ...one, state: 'RUNNING' }])
    // then
    expect(await screen.findByText('Running')).toBeTruthy()
    expect(seen.requests).toHaveLength(1)
  })

  it('should stop a server from the list', async () => {
    // given
    const one = server({ name: 'Survival' })
    answer('get', '/tenants/t1/servers', page(one))
    const power = answer(
      'post',
      `/tenants/t1/servers/${one.id}/power`,
      { ...one, state: 'STOPPING' },
      { status: 202 },
    )
    await open()
    // when
    await fireEvent.click(await screen.findByRole('button', { name: 'Stop Survival' }))
    // then
    expect(await screen.findByText('Stopping')).toBeTruthy()
    await waitFor(() => expect(power.bodies).toEqual([{ action: 'stop' }]))
  })

  it('should leave the focus at the button of the list, and show again what is refused', async () => {
    // given
    const one = server()
    answer('get', '/tenants/t1/servers', page(one) as never)
    const power = hold('post', `/tenants/t1/servers/${one.id}/power`, 503, 'dependency-unavailable')
    await open()
    const stop = await screen.findByRole('button', { name: 'Stop Survival' })
    const user = userEvent.setup()
    // when
    await user.click(stop)
    // then
    expect(await screen.findByText('Stopping')).toBeTruthy()
    expect(document.activeElement).toBe(stop)
    // when
    await user.keyboard('{Enter}')
    power.release()
    // then
    expect(await screen.findAllByText('A part of the panel is not available')).toHaveLength(1)
    expect(screen.getByText('Running')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Stop Survival' }))
  })

  it('should show at once where all that is selected goes, and take back what is refused', async () => {
    // given
    const [a, b] = [server({ name: 'A' }), server({ name: 'B' })]
    const powers = [a, b].map(({ id }) =>
      hold('post', `/tenants/t1/servers/${id}/power`, 409, 'power-in-progress'),
    )
    answer('get', '/tenants/t1/servers', page(a, b))
    const { cache } = await open()
    const states = () => cache.getQueryData<Server[]>(keys.servers('t1'))?.map(({ state }) => state)
    // when
    await fireEvent.click(await screen.findByRole('checkbox', { name: 'Select all shown' }))
    await fireEvent.click(await screen.findByRole('button', { name: 'Stop selected servers' }))
    // then
    await waitFor(() => expect(states()).toEqual(['STOPPING', 'STOPPING']))
    // when
    powers.forEach(({ release }) => release())
    // then
    expect(await screen.findByText('Stop: asked of 0 of 2')).toBeTruthy()
    expect(states()).toEqual(['RUNNING', 'RUNNING'])
  })

  it('should say what went wrong with the trace id and try again when asked', async () => {
    // given
    refuse('get', '/tenants/t1/servers', 503, 'dependency-unavailable', { detail: 'The database rests.' })
    await open()
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('A part of the panel is not available')
    expect(alert.textContent).toContain('The database rests.')
    expect(alert.textContent).toContain('trace-1')
    // when
    answer('get', '/tenants/t1/servers', page(server()))
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    // then
    expect(await screen.findByRole('rowheader')).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })
})
