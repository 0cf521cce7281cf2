import { screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer, refuse } from '../../tests/api'
import { openApplication as open } from '../../tests/application'
import { expectAccessible } from '../../tests/page'
import { page, providers, server, startup, template, tenant, user } from '../../tests/things'

describe('the pages of a server and what one may see', () => {
  const one = server({ name: 'Survival' })
  const other = server({ name: 'Creative', state: 'STOPPED' })
  const permissions = ['tenant:read', 'server:read', 'template:read']

  beforeEach(() => {
    answer('get', '/me', user())
    answer('get', '/auth/providers', providers() as never)
    answer('get', '/tenants', page(tenant({ permissions })) as never)
    answer('get', '/tenants/t1/members/u1/permissions', {})
    answer('get', '/tenants/t1/templates', page(template()) as never)
    for (const each of [one, other]) {
      answer('get', `/tenants/t1/servers/${each.id}`, each)
      answer('get', `/tenants/t1/servers/${each.id}/crash`, null, { status: 204 })
      answer('get', `/tenants/t1/servers/${each.id}/startup`, startup() as never)
    }
  })

  it('should lead from one server to another on the same tab', async () => {
    // given
    const asked = answer('get', '/tenants/t1/servers', page(one, other))
    const router = await open(`/t/nimbus-crew/servers/${one.id}/startup`)
    const button = await screen.findByRole('button', { name: 'Switch server' })
    expect(asked.requests).toHaveLength(0)
    // when
    await userEvent.click(button)
    const field = await screen.findByRole('combobox', { name: 'Search servers' })
    await screen.findByRole('option', { name: /Creative.*Stopped/ })
    await expectAccessible()
    await userEvent.type(field, 'crea')
    const list = within(screen.getByRole('listbox', { name: 'Search servers' }))
    await waitFor(() => expect(list.getAllByRole('option')).toHaveLength(1))
    await userEvent.keyboard('{Enter}')
    // then
    await waitFor(() => expect(router.currentRoute.value.params['server']).toBe(other.id))
    expect(router.currentRoute.value.name).toBe('server-startup')
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull())
  })

  it('should say which permission is missing where a page cannot be seen, and ask for nothing', async () => {
    // given
    const refused = refuse('get', '/tenants/t1/audit', 403, 'forbidden')
    // when
    await open('/t/nimbus-crew/audit')
    // then
    expect(await screen.findByRole('heading', { level: 1, name: 'You may not see this' })).toBeTruthy()
    expect(screen.getByText('audit:read')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Go to your servers' })).toBeTruthy()
    expect(refused.requests).toHaveLength(0)
    await expectAccessible()
  })
})
