import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { auditEntry, everything, page, tenant } from '../../../../tests/things'
import { startOfDay } from '../api'
import { changesOf } from '../changes'
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
    const cells = [...document.querySelectorAll('tbody tr')].map(({ textContent }) => textContent)
    expect(cells[0]).toContain('servers')
    expect(cells[0]).toContain('5')
    expect(cells[0]).toContain('20')
    await expectAccessible()
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
    const older = answer('get', '/tenants/t1/audit', page(auditEntry({ id: 'a0', action: 'server:stop' })) as never)
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Show more' }))
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
  it('should name each field once, those that differ first', () => {
    const changes = changesOf({
      before: { name: 'Old', roles: ['a', 'b'], same: 1 },
      after: { roles: ['a'], same: 1, name: 'Old', more: { deep: true } },
    })
    expect(changes.map(({ field, differs }) => [field, differs])).toEqual([
      ['roles', true],
      ['more', true],
      ['name', false],
      ['same', false],
    ])
    expect(changes[0]).toMatchObject({ before: 'a, b', after: 'a' })
    expect(changes[1]).toMatchObject({ before: null, after: '{"deep":true}' })
  })

  it('should be nothing for what is no day', () => {
    expect(startOfDay('')).toBeUndefined()
    expect(startOfDay('yesterday')).toBeUndefined()
    expect(startOfDay('2026-12-31', 1)).toBe(new Date(2027, 0, 1).toISOString())
  })
})
