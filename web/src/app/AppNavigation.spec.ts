import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer, refuse } from '../../tests/api'
import { openApplication as open } from '../../tests/application'
import { expectAccessible } from '../../tests/page'
import { catalogue, member, page, providers, quota, role, server, tenant, user } from '../../tests/things'

describe('the navigation', () => {
  beforeEach(() => {
    answer('get', '/me', user())
    answer('get', '/auth/providers', providers() as never)
    answer('get', '/permissions', catalogue as never)
    answer('get', '/tenants/t1/members/u1/permissions', {})
    answer('get', '/tenants/t1/servers', page(server({ name: 'Survival' })))
    answer('get', '/tenants/t1/templates', page())
  })

  it('should lead only to the pages of a community that one may see', async () => {
    // given
    const seen = ['tenant:read', 'member:read', 'audit:read']
    answer('get', '/tenants', page(tenant({ permissions: seen })) as never)
    // when
    await open('/t/nimbus-crew/servers')
    // then
    await screen.findByText('Survival')
    const links = within(screen.getByRole('navigation', { name: 'Main navigation' })).getAllByRole('link')
    expect(links.map(({ textContent }) => textContent.trim())).toEqual([
      'Servers',
      'Members',
      'Audit log',
      'Account',
    ])
  })

  it('should say what can be done about a community that is about to go, and ask for nothing it would be refused', async () => {
    // given
    const going = { status: 'DELETING', deleteAt: '2026-02-01T10:00:00Z' } as const
    answer(
      'get',
      '/tenants',
      page(tenant({ ...going, permissions: ['tenant:read', 'tenant:delete'] })) as never,
    )
    const refused = refuse('get', '/tenants/t1/servers', 403, 'forbidden')
    await open('/t/nimbus-crew/servers')
    expect(await screen.findByText('Nimbus Crew is about to be deleted')).toBeTruthy()
    expect(screen.getByRole('heading', { level: 1, name: 'Servers' })).toBeTruthy()
    expect(screen.getByText('Closed until it is deleted')).toBeTruthy()
    await expectAccessible()
    expect(refused.requests).toHaveLength(0)
    answer('post', '/tenants/t1/keep', tenant() as never)
    answer('get', '/tenants', page(tenant()) as never)
    answer('get', '/tenants/t1/servers', page(server({ name: 'Survival' })))
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Keep community' }))
    // then
    expect(await screen.findByText('Survival')).toBeTruthy()
    expect(screen.queryByText('Closed until it is deleted')).toBeNull()
  })

  it('should say whom to ask about a community that is about to go', async () => {
    // given
    answer('get', '/tenants', page(tenant({ status: 'DELETING', permissions: ['tenant:read'] })) as never)
    // when
    await open('/t/nimbus-crew/members')
    // then
    expect(await screen.findByText(/whoever may delete the community can also keep it/)).toBeTruthy()
    expect(screen.queryByRole('link', { name: 'To the settings' })).toBeNull()
  })

  it('should lead through the pages of a community', async () => {
    // given
    const seen = ['tenant:read', 'tenant:update', 'member:read', 'role:read', 'quota:read']
    answer('get', '/tenants', page(tenant({ permissions: seen })) as never)
    answer('get', '/tenants/t1/members', page(member()) as never)
    answer('get', '/tenants/t1/roles', page(role()) as never)
    answer('get', '/tenants/t1/quota', quota() as never)
    refuse('get', '/tenants/t1/usage', 503, 'dependency-unavailable')
    const router = await open('/t/nimbus-crew/members')
    expect(await screen.findByText('Kim Lee')).toBeTruthy()
    await expectAccessible()
    // when
    await fireEvent.click(screen.getByRole('link', { name: 'Roles' }))
    // then
    await waitFor(() => expect(router.currentRoute.value.name).toBe('roles'))
    expect(await screen.findByRole('link', { name: 'Create role' })).toBeTruthy()
    const crumbs = screen.getByRole('navigation', { name: 'Breadcrumb' })
    expect(crumbs.textContent).toContain('Members')
    // when
    await router.push('/t/nimbus-crew/settings/quota')
    // then
    expect(await screen.findByText('Plan: Small')).toBeTruthy()
    // when
    await router.push('/t/nimbus-crew/members/roles/new')
    // then
    expect(router.currentRoute.value.name).toBe('new-role')
  })
})
