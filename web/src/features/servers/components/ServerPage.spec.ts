import { screen, waitFor } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { keys } from '@/api/keys'
import { observations } from '@/api/observations'
import type { Server } from '@/api/types'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { deletionData, everything, only, server, stateData, tenant } from '../../../../tests/things'
import ServerPage from './ServerPage.vue'

const open = (one: Server) =>
  show(
    ServerPage,
    { tenant: tenant(), permissions: everything, serverId: one.id },
    `/t/nimbus-crew/servers/${one.id}`,
  )
describe('ServerPage', () => {
  it('should show state, address, power and tabs of the server', async () => {
    // given
    const one = server({ players: { online: 3, max: 20 } })
    answer('get', `/tenants/t1/servers/${one.id}`, one)
    // when
    await open(one)
    // then
    expect(await screen.findByRole('heading', { level: 1, name: 'Survival' })).toBeTruthy()
    expect(screen.getByText('Running')).toBeTruthy()
    expect(screen.getByText('3 of 20 players')).toBeTruthy()
    expect(screen.getByText(/^for \d+ days?(, \d+ hr)?$/)).toBeTruthy()
    expect(screen.getByText(/· since .*2026/)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Activity' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Copy address' })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Console' }).getAttribute('href')).toBe(
      `/t/nimbus-crew/servers/${one.id}/console`,
    )
    await expectAccessible()
  })

  it('should say on every tab that it is suspended, why, and that changes wait for a restart', async () => {
    // given
    const one = server({ suspended: true, suspendedReason: 'Unpaid', pendingRestart: true })
    answer('get', `/tenants/t1/servers/${one.id}`, one)
    // when
    await open(one)
    // then
    expect(await screen.findByText('This server is suspended')).toBeTruthy()
    expect(screen.getByText('Unpaid')).toBeTruthy()
    expect(screen.getByText('Changes wait for a restart')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Restart' }).disabled).toBe(true)
    await expectAccessible()
  })

  it('should show how the game is started only to who may read it', async () => {
    // given
    const one = server()
    answer('get', `/tenants/t1/servers/${one.id}`, one)
    // when
    await show(ServerPage, { tenant: tenant(), permissions: only('server:read'), serverId: one.id })
    // then
    expect(await screen.findByRole('link', { name: 'Settings' })).toBeTruthy()
    expect(screen.queryByRole('link', { name: 'Startup' })).toBeNull()
    expect(screen.queryByRole('link', { name: 'Activity' })).toBeNull()
  })

  it('should say that nothing is here when the server is unknown or foreign', async () => {
    // given
    const one = server()
    refuse('get', `/tenants/t1/servers/${one.id}`, 404, 'not-found')
    // when
    await open(one)
    // then
    expect(await screen.findByRole('heading', { name: 'Nothing here' })).toBeTruthy()
  })

  it('should lead back to the list when the feed says that the server is deleted', async () => {
    // given
    const one = server()
    answer('get', `/tenants/t1/servers/${one.id}`, one)
    const { router, cache } = await open(one)
    await screen.findByRole('heading', { level: 1 })
    // when
    observations.intent(deletionData(one))
    observations.state(stateData(one, { deleted: true }))
    cache.setQueryData(keys.server('t1', one.id), { ...one, state: 'DELETING' })
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/t/nimbus-crew/servers'))
  })
})
