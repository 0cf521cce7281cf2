import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer } from '../../../tests/api'
import { openApplication as open } from '../../../tests/application'
import { expectAccessible } from '../../../tests/page'
import { page, providers, server, tenant, user } from '../../../tests/things'

describe('the palette', () => {
  const one = server({ name: 'Survival', state: 'RUNNING' })
  const other = server({ name: 'Überleben zwei', state: 'STOPPED' })
  const permissions = ['tenant:read', 'server:read', 'server:create', 'audit:read']

  beforeEach(() => {
    answer('get', '/me', user())
    answer('get', '/auth/providers', providers() as never)
    answer(
      'get',
      '/tenants',
      page(tenant({ permissions }), tenant({ id: 't2', slug: 'other', name: 'Other crew' })) as never,
    )
    answer('get', '/tenants/t1/members/u1/permissions', {})
    answer('get', '/tenants/t1/servers', page(one, other))
    answer('get', '/tenants/t1/templates', page())
    answer('get', '/me/sessions', page())
    for (const { id } of [one, other]) {
      answer('get', `/tenants/t1/servers/${id}`, one)
      answer('get', `/tenants/t1/servers/${id}/crash`, null, { status: 204 })
    }
  })

  async function openPalette() {
    await fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
    return screen.findByRole('combobox', { name: 'Search pages, servers and actions' })
  }
  const texts = () => screen.queryAllByRole('option').map(({ textContent }) => textContent.trim())
  const group = (name: string) =>
    within(screen.getByRole('group', { name }))
      .getAllByRole('option')
      .map(({ textContent }) => textContent)

  it('should offer the pages one may open, the servers with their state, the communities and the actions', async () => {
    // given
    await open('/t/nimbus-crew/servers')
    await screen.findByText('Survival')
    // when
    const field = await openPalette()
    // then
    await waitFor(() => expect(group('Servers')).toEqual(['Survival Running', 'Überleben zwei Stopped']))
    expect(group('Pages')[0]).toContain('Servers')
    expect(texts().join()).toContain('Audit log')
    expect(texts().join()).not.toContain('Members')
    expect(group('Other communities')).toEqual(['Other crew'])
    expect(group('Actions')[0]).toContain('Create server')
    await waitFor(() => expect(document.activeElement).toBe(field))
    await expectAccessible(screen.getByRole('dialog'))
  })

  it('should find what has every word, accents or not, and go there by keyboard', async () => {
    // given
    const router = await open('/t/nimbus-crew/servers')
    await screen.findByText('Survival')
    const field = await openPalette()
    // when
    await userEvent.type(field, 'zwei uber')
    // then
    await waitFor(() => expect(texts()).toEqual(['Überleben zwei Stopped']))
    expect(screen.getAllByRole('status').some(({ textContent }) => textContent.includes('1 result'))).toBe(
      true,
    )
    await waitFor(() => {
      const active = document.getElementById(field.getAttribute('aria-activedescendant') ?? '')
      expect(active?.textContent).toContain('Überleben zwei')
    })
    // when
    await userEvent.keyboard('{Enter}')
    // then
    await waitFor(() => expect(router.currentRoute.value.params['server']).toBe(other.id))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('should find servers by the word of their state, and say when there is nothing', async () => {
    // given
    await open('/t/nimbus-crew/servers')
    await screen.findByText('Survival')
    const field = await openPalette()
    // when
    await userEvent.type(field, 'running')
    // then
    await waitFor(() => expect(texts()).toEqual(['Survival Running']))
    // when
    await userEvent.type(field, ' nowhere')
    // then
    await waitFor(() => expect(texts()).toEqual([]))
    expect(screen.getAllByText('Nothing has all of these words. Try fewer.').length).toBeGreaterThan(0)
  })

  it('should do what was chosen, and offer it first the next time', async () => {
    // given
    await open('/t/nimbus-crew/servers')
    await screen.findByText('Survival')
    await userEvent.type(await openPalette(), 'theme dark')
    // when
    await userEvent.keyboard('{Enter}')
    // then
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await openPalette()
    await waitFor(() => expect(group('Chosen last')[0]).toContain('Theme: Dark'))
  })

  it('should follow a change of state that arrives while it is open', async () => {
    // given
    await open('/t/nimbus-crew/servers')
    await screen.findByText('Survival')
    await openPalette()
    await waitFor(() => expect(group('Servers')[0]).toBe('Survival Running'))
    // when
    answer('get', '/tenants/t1/servers', page({ ...one, state: 'CRASHED', stateSeq: 9 }, other))
    const { useQueryCache } = await import('@pinia/colada')
    const { getActivePinia } = await import('pinia')
    await useQueryCache(getActivePinia()).invalidateQueries({ key: ['servers'] })
    // then
    await waitFor(() => expect(group('Servers')[0]).toBe('Survival Crashed'))
  })

  it('should open by its button and close by Escape', async () => {
    // given
    await open('/account')
    await userEvent.click(await screen.findByRole('button', { name: 'Go to or do…' }))
    await screen.findByRole('combobox')
    // when
    await userEvent.keyboard('{Escape}')
    // then
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull())
  })
})
