import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { startOfDay } from '@/api/audit'
import { diffOf } from '@/ui/auditChanges'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, press, show } from '../../../../tests/page'
import { auditEntry, everything, page, tenant } from '../../../../tests/things'
import AuditPage from './AuditPage.vue'

const at = '/t/nimbus-crew/audit'
const open = (query = '') => show(AuditPage, { tenant: tenant(), permissions: everything }, at + query)

describe('AuditPage', () => {
  it('should say who did what, and what was before and after', async () => {
    // given
    const changed = auditEntry({
      id: 'a2',
      action: 'quota:update',
      target: { kind: 'tenant', id: 't1', name: 'Nimbus Crew' },
      before: { servers: 5, backups: 10 },
      after: { servers: 20, backups: 10 },
      override: true,
    })
    const denied = auditEntry({ id: 'a3', outcome: 'DENIED', reason: 'forbidden', action: 'odd:thing' })
    answer('get', '/tenants/t1/audit', page(auditEntry(), changed, denied) as never)
    // when
    await open()
    // then
    expect(await screen.findByText('started the server')).toBeTruthy()
    expect(screen.getByText('changed the quota of')).toBeTruthy()
    expect(screen.getByText('As super administrator')).toBeTruthy()
    expect(screen.getByText('Refused')).toBeTruthy()
    expect(screen.getAllByText('odd:thing').length).toBeGreaterThan(0)
    expect(screen.getByText('servers').tagName).toBe('DT')
    expect(screen.getByText('5').tagName).toBe('DEL')
    expect(screen.getByText('20').tagName).toBe('INS')
    expect(screen.queryByText('backups')).toBeNull()
    expect(screen.getByText('1 value as before')).toBeTruthy()
    await expectAccessible()
  })

  it('should name the server somebody got access to, and lead to who that is', async () => {
    // given
    const target = { kind: 'subuser', id: 's1/u9', name: null }
    answer('get', '/tenants/t1/audit', page(auditEntry({ action: 'subuser:create', target })) as never)
    answer('get', '/tenants/t1/servers', page({ id: 's1', name: 'Survival' }))
    // when
    await open()
    // then
    expect(await screen.findByText('Survival')).toBeTruthy()
    expect(screen.getByText('gave somebody access to the server')).toBeTruthy()
    const who = screen.getByText('Show whose access it is')
    expect(who.getAttribute('href')).toBe('/t/nimbus-crew/members/u9')
  })

  it('should name an invitation by what it brings and never by its id', async () => {
    // given
    const target = { kind: 'invitation', id: 'i9', name: null }
    const invited = (id: string, action: string, after: object | null) =>
      auditEntry({ id, action, target, after: after as never })
    answer(
      'get',
      '/tenants/t1/audit',
      page(
        invited('a1', 'member:invite', { roles: ['Builders', 'Helpers'] }),
        invited('a2', 'subuser:invite', { server: 's1', permissions: ['server:read'] }),
        invited('a3', 'member:revoke-invitation', null),
      ) as never,
    )
    answer('get', '/tenants/t1/servers', page({ id: 's1', name: 'Survival' }))
    // when
    await open()
    // then
    const brings = await screen.findByText('as Builders, Helpers')
    expect(brings.parentElement?.textContent).toMatch(/created an invitation as Builders, Helpers$/)
    expect(await screen.findByText('Survival')).toBeTruthy()
    expect(screen.getByText('revoked the invitation').parentElement?.textContent).not.toContain(':')
    expect(screen.queryByText('i9', { selector: 'bdi' })).toBeNull()
  })

  it('should not look for days in the wrong order', async () => {
    // given
    const asked = answer('get', '/tenants/t1/audit', page(auditEntry()) as never)
    await open()
    await screen.findByText('started the server')
    await fireEvent.update(screen.getByLabelText('From'), '2026-02-01')
    await fireEvent.update(screen.getByLabelText('Until'), '2026-01-01')
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Show' }))
    // then
    expect(await screen.findByText('This day is before the first one.')).toBeTruthy()
    expect(asked.requests).toHaveLength(1)
  })

  it('should filter in the panel and keep the filters in the address', async () => {
    // given
    answer('get', '/tenants/t1/audit', page(auditEntry()) as never)
    const { router } = await open()
    await screen.findByText('started the server')
    const found = answer('get', '/tenants/t1/audit', page())
    await userEvent.type(screen.getByLabelText('Who'), 'Robin')
    await userEvent.selectOptions(screen.getByLabelText('About'), 'role:')
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Show' }))
    // then
    expect(await screen.findByRole('heading', { name: 'Nothing matches' })).toBeTruthy()
    expect(router.currentRoute.value.query).toEqual({ actor: 'Robin', action: 'role:' })
    const asked = new URL(found.requests[0]?.url ?? '').searchParams
    expect(asked.get('actor')).toBe('Robin')
    expect(asked.get('action')).toBe('role:')
  })

  it('should take the filters of its address, and clear them', async () => {
    // given
    const found = answer('get', '/tenants/t1/audit', page())
    const { router } = await open('?from=2026-01-02&until=2026-01-03&action=server:kill')
    await screen.findByRole('heading', { name: 'Nothing matches' })
    const asked = new URL(found.requests[0]?.url ?? '').searchParams
    expect(asked.get('from')).toBe(new Date(2026, 0, 2).toISOString())
    expect(asked.get('to')).toBe(new Date(2026, 0, 4).toISOString())
    expect(screen.getByLabelText<HTMLSelectElement>('About').value).toBe('server:kill')
    answer('get', '/tenants/t1/audit', page(auditEntry()) as never)
    // when
    await fireEvent.click(screen.getAllByRole('button', { name: 'Clear filters' })[0] as HTMLElement)
    // then
    expect(await screen.findByText('started the server')).toBeTruthy()
    expect(router.currentRoute.value.query).toEqual({})
    await waitFor(() => expect(screen.getByLabelText<HTMLSelectElement>('About').value).toBe(''))
  })

  it('should show older ones', async () => {
    // given
    answer('get', '/tenants/t1/audit', { ...page(auditEntry()), nextCursor: 'c2' } as never)
    await open()
    await screen.findByText('started the server')
    const older = answer(
      'get',
      '/tenants/t1/audit',
      page(auditEntry({ id: 'a0', action: 'server:stop' })) as never,
    )
    // when
    await press('Show more')
    // then
    expect(await screen.findByText('stopped the server')).toBeTruthy()
    expect(new URL(older.requests[0]?.url ?? '').searchParams.get('cursor')).toBe('c2')
  })

  it('should say that one may not see it', async () => {
    // given
    refuse('get', '/tenants/t1/audit', 403, 'forbidden')
    // when
    await open()
    // then
    expect((await screen.findByRole('alert')).textContent).toContain('You are not allowed to do this')
  })
})

describe('what changed', () => {
  it('should be what went and what came, of lists just the parts that differ', () => {
    const diff = diffOf({
      before: { name: 'Old', roles: ['a', 'b'], same: 1, gone: null },
      after: { roles: ['b', 'c'], same: 1, name: 'New', more: { deep: true } },
    })
    expect(diff.changes).toEqual([
      { field: 'name', removed: ['Old'], added: ['New'] },
      { field: 'roles', removed: ['a'], added: ['c'] },
      { field: 'more', removed: [], added: ['{"deep":true}'] },
    ])
    expect(diff.unchanged).toBe(2)
  })

  it('should be nothing where nothing is told', () => {
    expect(diffOf({ before: null, after: null })).toEqual({ changes: [], unchanged: 0 })
  })

  it('should be nothing for what is no day', () => {
    expect(startOfDay('')).toBeUndefined()
    expect(startOfDay('yesterday')).toBeUndefined()
    expect(startOfDay('2026-12-31', 1)).toBe(new Date(2027, 0, 1).toISOString())
  })
})
