import { screen, waitFor, within } from '@testing-library/vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer, refuse } from '../../tests/api'
import { openApplication as open } from '../../tests/application'
import { FakeSocket } from '../../tests/fakeSocket'
import { expectAccessible } from '../../tests/page'
import { catalogue, member, page, providers, server, tenant, user } from '../../tests/things'

describe('the frame while the feed is open', () => {
  beforeEach(() => {
    answer('get', '/me', user())
    answer('get', '/auth/providers', providers() as never)
    answer('get', '/permissions', catalogue as never)
    answer('get', '/tenants/t1/members/u1/permissions', {})
    answer('get', '/tenants/t1/servers', page(server({ name: 'Survival' })))
    answer('get', '/tenants/t1/templates', page())
  })

  const seen = ['tenant:read', 'server:read', 'member:read']
  const here = (more = {}) => page(tenant({ permissions: seen, ...more })) as never
  const links = () =>
    within(screen.getByRole('navigation', { name: 'Main navigation' }))
      .getAllByRole('link')
      .map(({ textContent }) => textContent.trim())
  const tell = (type: string, more = {}) =>
    FakeSocket.last.receive({ type, cursor: '2', data: { tenantId: 't1', ...more } })

  async function openWithFeed(path: string) {
    const router = await open(path)
    await screen.findByRole('heading', { level: 1 })
    FakeSocket.last.accept()
    FakeSocket.last.receive({ type: 'hello', cursor: '1' })
    return router
  }

  it('should say that the community is closed to one, without its menu, and open it again', async () => {
    // given
    answer('get', '/tenants', here())
    answer('get', '/tenants/t1/members', page(member()) as never)
    await openWithFeed('/t/nimbus-crew/members')
    await screen.findByText('Kim Lee')
    // when
    answer('get', '/tenants', page())
    tell('access-changed')
    // then
    const heading = await screen.findByRole('heading', {
      name: 'You have no access to Nimbus Crew any more',
    })
    expect(links()).toEqual(['Account'])
    expect(screen.getByRole('button', { name: /Choose a community/ })).toBeTruthy()
    expect(screen.queryByText('Kim Lee')).toBeNull()
    expect(screen.getByRole('navigation', { name: 'Breadcrumb' }).textContent).toBe('')
    await waitFor(() => expect(document.activeElement).toBe(heading))
    await expectAccessible()
    // when
    answer('get', '/tenants', here())
    tell('access-changed')
    // then
    expect(await screen.findByText('Kim Lee')).toBeTruthy()
    expect(links()).toContain('Members')
  })

  it('should lead to the other communities when one of several is closed', async () => {
    // given
    const other = tenant({ id: 't2', slug: 'second', name: 'Second' })
    answer('get', '/tenants', page(tenant(), other) as never)
    await openWithFeed('/t/nimbus-crew/servers')
    await screen.findByText('Survival')
    // when
    answer('get', '/tenants', page(other) as never)
    tell('access-changed')
    // then
    expect(await screen.findByRole('link', { name: 'To your other communities' })).toBeTruthy()
    expect(links()).toEqual(['Account'])
  })

  it('should show a page no more that one may not read any more, nor lead to it', async () => {
    // given
    answer('get', '/tenants', here())
    answer('get', '/tenants/t1/members', page(member()) as never)
    await openWithFeed('/t/nimbus-crew/members')
    await screen.findByText('Kim Lee')
    // when
    answer('get', '/tenants', here({ permissions: ['tenant:read', 'server:read'] }))
    answer('get', '/tenants/t1/members/u1/permissions', {
      permissions: [{ permission: 'server:read', sources: [] }],
    })
    refuse('get', '/tenants/t1/members', 403, 'forbidden')
    tell('access-changed')
    // then
    const heading = await screen.findByRole('heading', { level: 1, name: 'You may not see this' })
    expect(screen.getByText('member:read')).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(heading))
    expect(screen.queryByText('Kim Lee')).toBeNull()
    expect(links()).toEqual(['Servers', 'Account'])
  })

  it('should offer a community that is new', async () => {
    // given
    answer('get', '/tenants', page())
    await openWithFeed('/communities/new')
    // when
    answer('get', '/tenants', here())
    tell('access-changed')
    // then
    expect(await screen.findByRole('button', { name: /Nimbus Crew/ })).toBeTruthy()
    expect(links()).toContain('Servers')
  })

  it('should show members as somebody else changes them', async () => {
    // given
    answer('get', '/tenants', here())
    answer('get', '/tenants/t1/members', page(member()) as never)
    await openWithFeed('/t/nimbus-crew/members')
    await screen.findByText('Kim Lee')
    // when
    answer(
      'get',
      '/tenants/t1/members',
      page(member(), member({ userId: 'u3', displayName: 'Sam' })) as never,
    )
    tell('tenant-changed', { parts: ['members'] })
    // then
    expect(await screen.findByText('Sam')).toBeTruthy()
  })

  it('should stay on the page when somebody else gives the community another address', async () => {
    // given
    answer('get', '/tenants', here())
    answer('get', '/tenants/t1/members', page(member()) as never)
    const router = await openWithFeed('/t/nimbus-crew/members?q=kim')
    await screen.findByText('Kim Lee')
    // when
    answer('get', '/tenants', here({ slug: 'cloud-crew', name: 'Cloud Crew' }))
    tell('tenant-changed', { parts: ['tenant'] })
    // then
    await waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/t/cloud-crew/members?q=kim'))
    expect(screen.getByText('Kim Lee')).toBeTruthy()
    expect(screen.getByRole('button', { name: /Cloud Crew/ })).toBeTruthy()
  })
})
