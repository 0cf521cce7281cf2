import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { switchSingleKeys } from '@/ui/keyboard'
import { answer } from '../../../tests/api'
import { openApplication as open } from '../../../tests/application'
import { expectAccessible } from '../../../tests/page'
import { auditEntry, page, providers, server, tenant, user } from '../../../tests/things'

describe('the keys of the page', () => {
  const permissions = ['tenant:read', 'server:read', 'audit:read']

  beforeEach(() => {
    answer('get', '/me', user())
    answer('get', '/auth/providers', providers() as never)
    answer('get', '/tenants', page(tenant({ permissions })) as never)
    answer('get', '/tenants/t1/members/u1/permissions', {})
    answer('get', '/tenants/t1/servers', page(server({ name: 'Survival' })))
    answer('get', '/tenants/t1/templates', page())
    answer('get', '/tenants/t1/audit', page(auditEntry()) as never)
  })
  afterEach(() => switchSingleKeys(true))

  const press = async (...keys: string[]) => {
    for (const key of keys) await fireEvent.keyDown(document.body, { key })
  }
  async function openServers() {
    const router = await open('/t/nimbus-crew/servers')
    await screen.findByText('Survival')
    return router
  }

  it('should lead to pages by two keys, but not to those one may not see', async () => {
    // given
    const router = await openServers()
    // when
    await press('g', 'm')
    await press('c')
    await press('g', 'a')
    // then
    await waitFor(() => expect(router.currentRoute.value.name).toBe('audit'))
  })

  it('should forget the first key when the second takes too long', async () => {
    // given
    const router = await openServers()
    // when
    await press('g')
    await new Promise((resolve) => setTimeout(resolve, 1600))
    await press('a')
    // then
    expect(router.currentRoute.value.name).toBe('servers')
  })

  it('should focus the search of the page', async () => {
    // given
    await openServers()
    // when
    await press('/')
    // then
    expect(document.activeElement).toBe(screen.getByRole('searchbox'))
  })

  it('should show all keys, in words, and lead to where they are turned off', async () => {
    // given
    await openServers()
    // when
    await press('?')
    // then
    const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
    expect(sheet.textContent).toContain('Audit log')
    expect(sheet.textContent).not.toContain('Members')
    expect(screen.getByRole('link', { name: 'Change in appearance' })).toBeTruthy()
    await expectAccessible(sheet)
    // when a dialog is open, keys are its own
    await press('g', 'a')
    expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy()
  })

  it('should do nothing while somebody types, or with Ctrl', async () => {
    // given
    await openServers()
    const field = screen.getByRole('searchbox')
    // when
    await userEvent.type(field, '?')
    await fireEvent.keyDown(document.body, { key: '?', ctrlKey: true })
    // then
    expect((field as HTMLInputElement).value).toBe('?')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('should do nothing when they are turned off, but for those with Ctrl', async () => {
    // given
    answer('get', '/me/sessions', page())
    await open('/account/appearance')
    const keys = await screen.findByRole('switch', { name: 'Single-key shortcuts' })
    await expectAccessible()
    // when
    await userEvent.click(keys)
    await press('?')
    // then
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(localStorage.getItem('ptn.shortcuts')).toBe('off')
    // when
    await fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
    // then
    expect(await screen.findByRole('combobox')).toBeTruthy()
  })

  it('should collapse the sidebar to icons with names, and remember it', async () => {
    // given
    await openServers()
    // when
    await press('[')
    // then
    expect(await screen.findByRole('button', { name: 'Expand sidebar' })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Audit log' })).toBeTruthy()
    expect(screen.getByRole('button', { name: /^Switch community/ })).toBeTruthy()
    expect(localStorage.getItem('ptn.sidebar')).toBe('narrow')
    await expectAccessible()
    // when
    await userEvent.click(screen.getByRole('button', { name: 'Expand sidebar' }))
    // then
    expect(await screen.findByRole('button', { name: 'Collapse sidebar' })).toBeTruthy()
    expect(localStorage.getItem('ptn.sidebar')).toBe('wide')
  })
})
