import { fireEvent, screen, within } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { keys } from '@/api/keys'
import type { Permissions } from '@/api/permissions'
import type { Server } from '@/api/types'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, press, show } from '../../../../tests/page'
import { auditEntry, everything, only, page, server, tenant } from '../../../../tests/things'
import ActivityTab from './ActivityTab.vue'
import LastEvents from './LastEvents.vue'

const open = (one: Server) => show(LastEvents, { server: one, tenant: tenant(), permissions: everything })

describe('the last events', () => {
  it('should say who did what with this server, and lead to all of it', async () => {
    // given
    const one = server()
    const target = { kind: 'server', id: one.id, name: 'Survival' }
    const { requests } = answer('get', '/tenants/t1/audit', page(auditEntry({ target })) as never)
    // when
    await open(one)
    // then
    const card = await screen.findByRole('region', { name: 'Last events' })
    expect(await within(card).findByText('started the server')).toBeTruthy()
    expect(within(card).queryByText('Survival')).toBeNull()
    expect(requests[0]?.url).toContain(`target=${one.id}`)
    expect(within(card).getByRole('link', { name: 'All activity' }).getAttribute('href')).toBe(
      `/t/nimbus-crew/servers/${one.id}/activity`,
    )
    await expectAccessible()
  })

  it('should be asked for again when the feed tells of an action', async () => {
    // given
    const one = server()
    answer('get', '/tenants/t1/audit', page() as never)
    const { cache } = await open(one)
    expect(await screen.findByText(/^Whatever somebody does/)).toBeTruthy()
    answer('get', '/tenants/t1/audit', page(auditEntry({ action: 'server:stop' })) as never)
    // when
    await cache.invalidateQueries({ key: keys.activity('t1', one.id) })
    // then
    expect(await screen.findByText('stopped the server')).toBeTruthy()
  })
})

describe('all activity', () => {
  const openAll = (one: Server, permissions: Permissions = everything) =>
    show(ActivityTab, { server: one, tenant: tenant(), permissions })

  it('should be shown a page at a time, and lead to where it is filtered', async () => {
    // given
    const one = server()
    const about = { kind: 'server', id: one.id, name: 'Survival' }
    const first = { items: [auditEntry({ target: about })], nextCursor: 'more' }
    const { requests } = answer('get', '/tenants/t1/audit', first as never)
    await openAll(one)
    expect(await screen.findByText('started the server')).toBeTruthy()
    expect(requests[0]?.url).toContain(`target=${one.id}`)
    expect(screen.getByRole('link', { name: 'Filter these entries' }).getAttribute('href')).toBe(
      `/t/nimbus-crew/audit?target=${one.id}`,
    )
    await expectAccessible()
    const second = page(auditEntry({ id: 'a2', action: 'server:kill', outcome: 'DENIED', target: about }))
    answer('get', '/tenants/t1/audit', second as never)
    // when
    await press('Show more')
    // then
    expect(await screen.findByText('killed the server')).toBeTruthy()
    expect(screen.getByText('started the server')).toBeTruthy()
  })

  it('should say so when there is none, and ask again when it could not be had', async () => {
    // given
    refuse('get', '/tenants/t1/audit', 503, 'unavailable')
    await openAll(server())
    const again = await screen.findByRole('button', { name: 'Try again' })
    answer('get', '/tenants/t1/audit', page() as never)
    // when
    await fireEvent.click(again)
    // then
    expect(await screen.findByText('Nothing has happened yet')).toBeTruthy()
    await expectAccessible()
  })

  it('should be refused with the reason to who may not read the audit log', async () => {
    // when
    await openAll(server(), only('server:read'))
    // then
    expect(screen.getByText(/permission audit:read/)).toBeTruthy()
    await expectAccessible()
  })
})
