import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { http, HttpResponse } from 'msw'
import { useSession } from '@/api/session'
import { answer, api, refuse } from '../../tests/api'
import { openApplication as open } from '../../tests/application'
import { FakeSocket } from '../../tests/fakeSocket'
import { expectAccessible } from '../../tests/page'
import { page, providers, server, stateData, tenant, user } from '../../tests/things'

describe('the frame', () => {
  const one = server({ name: 'Survival', state: 'STARTING' })

  beforeEach(() => {
    answer('get', '/me', user())
    answer('get', '/auth/providers', providers() as never)
    answer('get', '/tenants', page(tenant()) as never)
    answer('get', '/tenants/t1/members/u1/permissions', {})
    answer('get', '/tenants/t1/servers', page(one))
    answer('get', '/tenants/t1/templates', page())
    answer('get', `/tenants/t1/servers/${one.id}`, one)
    answer('get', `/tenants/t1/servers/${one.id}/crash`, null, { status: 204 })
    answer('get', `/tenants/t1/servers/${one.id}/metrics`, { range: '1h', samples: [] })
    answer('get', '/tenants/t1/audit', page())
  })

  it('should lead from the start to the servers and follow the live feed there', async () => {
    // given
    const router = await open('/')
    expect(await screen.findByText('Starting')).toBeTruthy()
    expect(router.currentRoute.value.path).toBe('/t/nimbus-crew/servers')
    expect(document.title).toBe('Servers · Pteronimbus')
    // when
    FakeSocket.last.accept()
    FakeSocket.last.receive({ type: 'hello', cursor: '1' })
    FakeSocket.last.receive({ type: 'server-state', cursor: '2', data: stateData(one) })
    // then
    expect(await screen.findByText('Running')).toBeTruthy()
    await expectAccessible()
  })

  it('should move the focus to the heading and name the way when the page changes', async () => {
    // given
    await open('/t/nimbus-crew/servers')
    // when
    await fireEvent.click(await screen.findByRole('link', { name: 'Survival' }))
    // then
    const heading = await screen.findByRole('heading', { level: 1, name: 'Survival' })
    await waitFor(() => expect(document.activeElement).toBe(heading))
    const crumbs = screen.getByRole('navigation', { name: 'Breadcrumb' })
    expect(Array.from(crumbs.querySelectorAll('li'), (crumb) => crumb.textContent)).toEqual([
      'Nimbus Crew',
      'Servers',
      'Survival',
      'Overview',
    ])
  })

  it('should show the way back when there is no such page', async () => {
    // when
    await open('/no/such/page')
    // then
    expect(await screen.findByRole('heading', { name: 'Nothing here' })).toBeTruthy()
  })

  it('should ask for sign-in and come back when nobody is signed in', async () => {
    // given
    refuse('get', '/me', 401, 'unauthenticated')
    refuse('post', '/auth/refresh', 401, 'session-expired')
    answer('get', '/auth/providers', providers({ items: [] }) as never)
    // when
    const router = await open('/account')
    // then
    expect(router.currentRoute.value.fullPath).toBe('/sign-in?returnTo=/account')
    expect(FakeSocket.all).toHaveLength(0)
  })

  it('should show people to super administrators alone', async () => {
    // given
    await open('/t/nimbus-crew/servers')
    const links = () => screen.getAllByRole('link').map(({ textContent }) => textContent.trim())
    await screen.findByText('Survival')
    expect(links()).not.toContain('People')
    // when
    useSession().signedIn(user({ superAdmin: true }))
    // then
    await waitFor(() => expect(links()).toContain('People'))
  })

  it('should open a link from a mail for who is signed in too, but not the sign-in page', async () => {
    // when
    const router = await open('/reset-password#token=x')
    // then
    expect(await screen.findByLabelText('New password')).toBeTruthy()
    expect(location.href).not.toContain('token')
    // when
    await router.push('/sign-in')
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/t/nimbus-crew/servers'))
  })

  it('should not even ask when there can be no session', async () => {
    // given
    document.cookie = 'ptn_csrf_8080=; Max-Age=0'
    const me = answer('get', '/me', user())
    answer('get', '/auth/providers', providers({ items: [] }) as never)
    // when
    const router = await open('/')
    // then
    expect(router.currentRoute.value.fullPath).toBe('/sign-in')
    expect(me.requests).toHaveLength(0)
  })

  it('should open in its own frame when the panel does not answer, and go on when it does', async () => {
    // given
    api.use(http.get('*/api/v1/me', () => HttpResponse.error()))
    await open('/account')
    expect(await screen.findByRole('heading', { name: 'The panel does not answer' })).toBeTruthy()
    // when
    answer('get', '/me', user())
    answer('get', '/me/sessions', page())
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    // then
    expect(await screen.findByRole('heading', { level: 1, name: 'Account' })).toBeTruthy()
  })

  it('should sign out, forget everything and close the live connection', async () => {
    // given
    const out = answer('post', '/auth/logout', null, { status: 204 })
    answer('get', '/auth/providers', providers({ items: [] }) as never)
    const router = await open('/t/nimbus-crew/servers')
    await userEvent.click(await screen.findByRole('button', { name: 'Account of Robin' }))
    // when
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Sign out' }))
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/sign-in'))
    expect(out.requests).toHaveLength(1)
    expect(FakeSocket.last.readyState).toBe(FakeSocket.CLOSED)
    expect(screen.queryByText('Survival')).toBeNull()
  })

  it('should change the theme from the menu', async () => {
    // given
    await open('/t/nimbus-crew/servers')
    await userEvent.click(await screen.findByRole('button', { name: 'Account of Robin' }))
    // when
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Use dark theme' }))
    // then
    expect(document.documentElement.dataset['theme']).toBe('dark')
  })

  it('should open the navigation in a drawer and close it on the way', async () => {
    // given
    answer('get', '/me/sessions', page())
    const router = await open('/t/nimbus-crew/servers')
    await userEvent.click(await screen.findByRole('button', { name: 'Open navigation' }))
    const drawer = await screen.findByRole('dialog', { name: 'Main navigation' })
    // when
    const links = Array.from(drawer.querySelectorAll('a'))
    await userEvent.click(links.find(({ textContent }) => textContent.includes('Account')) as HTMLElement)
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/account'))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})
