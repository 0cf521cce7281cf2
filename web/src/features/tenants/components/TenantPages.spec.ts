import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { RouterView } from 'vue-router'
import { keys } from '@/api/keys'
import type { Permissions } from '@/api/permissions'
import { useSession } from '@/api/session'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { page, tenant, user } from '../../../../tests/things'
import NewTenantPage from './NewTenantPage.vue'
import StartPage from './StartPage.vue'
import TenantScope from './TenantScope.vue'
import TenantSwitcher from './TenantSwitcher.vue'

const second = tenant({ id: 't2', name: 'Second', slug: 'second' })

describe('StartPage', () => {
  it('should lead to making a community when there is none', async () => {
    // given
    answer('get', '/tenants', page())
    // when
    const { router } = await show(StartPage)
    // then
    await waitFor(() => expect(router.currentRoute.value.name).toBe('new-tenant'))
  })

  it('should lead to the community of the last time', async () => {
    // given
    localStorage.setItem('ptn.tenant', 't2')
    answer('get', '/tenants', page(tenant(), second) as never)
    // when
    const { router } = await show(StartPage)
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/t/second/servers'))
  })

  it('should lead to the first when the last one is gone', async () => {
    // given
    localStorage.setItem('ptn.tenant', 'gone')
    answer('get', '/tenants', page(tenant(), second) as never)
    // when
    const { router } = await show(StartPage)
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/t/nimbus-crew/servers'))
  })
})

describe('NewTenantPage', () => {
  it('should make the community and go there', async () => {
    // given
    answer('get', '/tenants', page())
    const made = answer('post', '/tenants', second as never, { status: 201 })
    const { router } = await show(NewTenantPage)
    expect(await screen.findByRole('heading', { name: 'Create your first community' })).toBeTruthy()
    // when
    await userEvent.type(screen.getByLabelText('Name'), ' Second ')
    await fireEvent.click(screen.getByRole('button', { name: 'Create community' }))
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/t/second/servers'))
    expect(made.bodies).toEqual([{ name: 'Second' }])
    expect(made.requests[0]?.headers.get('idempotency-key')).toBeTruthy()
    await expectAccessible()
  })

  it('should lead to a community that lets one in meanwhile', async () => {
    // given
    answer('get', '/tenants', page())
    const { router, cache } = await show(NewTenantPage, {}, '/communities/new')
    expect(await screen.findByRole('heading', { name: 'Create your first community' })).toBeTruthy()
    // when
    cache.setQueryData(keys.tenants, [second])
    // then
    await waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/'))
  })

  it('should leave alone who is about to name one', async () => {
    // given
    answer('get', '/tenants', page())
    const { router, cache } = await show(NewTenantPage, {}, '/communities/new')
    await userEvent.type(await screen.findByLabelText('Name'), 'Mine')
    // when
    cache.setQueryData(keys.tenants, [second])
    // then
    expect(await screen.findByRole('heading', { name: 'Create community' })).toBeTruthy()
    expect(router.currentRoute.value.name).toBe('new-tenant')
  })

  it('should ask for a name', async () => {
    // given
    answer('get', '/tenants', page(tenant()) as never)
    await show(NewTenantPage)
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Create community' }))
    // then
    expect(await screen.findByText('Fill this in.')).toBeTruthy()
  })
})

describe('TenantSwitcher', () => {
  it('should list the communities and lead to the chosen one', async () => {
    // given
    answer('get', '/tenants', page(tenant(), second) as never)
    const { router } = await show(TenantSwitcher, {}, '/t/nimbus-crew/servers')
    const trigger = await screen.findByRole('button', { name: /Nimbus Crew/ })
    // when
    await userEvent.click(trigger)
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Second' }))
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/t/second/servers'))
  })
})

describe('TenantScope', () => {
  let given: Permissions | undefined
  const Child = defineComponent({
    props: { tenant: { type: Object, required: true }, permissions: { type: Object, required: true } },
    setup: (props) => () => {
      given = props['permissions'] as Permissions
      return h('p', `in ${String((props['tenant'] as { name: string }).name)}`)
    },
  })

  async function open(slug: string) {
    given = undefined
    const shown = await show(RouterView)
    shown.router.addRoute({
      path: '/scope/:slug',
      component: TenantScope,
      props: true,
      children: [{ path: '', component: Child }],
    })
    await shown.router.push(`/scope/${slug}`)
    return shown
  }

  it('should hand on the community with what one may do there', async () => {
    // given
    answer('get', '/tenants', page(tenant()) as never)
    const sources = [{ kind: 'role', name: 'VIEWER' }]
    answer('get', '/tenants/t1/members/u1/permissions', {
      permissions: [{ permission: 'server:read', sources }],
      servers: { s1: ['server:start'] },
    })
    // when
    await open('nimbus-crew')
    // then
    expect(await screen.findByText('in Nimbus Crew')).toBeTruthy()
    await waitFor(() => expect(given?.can('server:create')).toBe(false))
    expect(given?.can('server:read')).toBe(true)
    expect(given?.can('server:start', 's1')).toBe(true)
    expect(localStorage.getItem('ptn.tenant')).toBe('t1')
  })

  it('should hide nothing from a super administrator', async () => {
    // given
    answer('get', '/tenants', page(tenant()) as never)
    const shown = await open('t1')
    // when
    useSession().signedIn(user({ superAdmin: true }))
    await screen.findByText('in Nimbus Crew')
    // then
    expect(given?.can('server:delete')).toBe(true)
    expect(shown.router.currentRoute.value.path).toBe('/scope/t1')
  })

  it('should hide nothing when the permissions cannot be had, and leave the refusal to the panel', async () => {
    // given
    answer('get', '/tenants', page(tenant()) as never)
    const seen = refuse('get', '/tenants/t1/members/u1/permissions', 503, 'dependency-unavailable')
    // when
    await open('nimbus-crew')
    await waitFor(() => expect(seen.requests).toHaveLength(1))
    // then
    expect(given?.can('server:create')).toBe(true)
  })

  it('should say that nothing is here when the community is unknown', async () => {
    // given
    answer('get', '/tenants', page(tenant()) as never)
    // when
    await open('other')
    // then
    expect(await screen.findByRole('heading', { name: 'Nothing here' })).toBeTruthy()
  })

  it('should say what went wrong when the communities cannot be had', async () => {
    // given
    refuse('get', '/tenants', 500, 'internal-error')
    // when
    await open('nimbus-crew')
    // then
    expect((await screen.findByRole('alert')).textContent).toContain('Something went wrong in the panel')
  })
})
