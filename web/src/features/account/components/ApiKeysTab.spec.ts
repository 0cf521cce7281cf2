import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { apiKey, page, user } from '../../../../tests/things'
import { addressList, dateFault, expiresAt } from '../expiry'
import ApiKeysTab from './ApiKeysTab.vue'

const catalogue = {
  items: [
    { name: 'server:read', resource: 'server', action: 'read', scope: 'TENANT' },
    { name: 'server:start', resource: 'server', action: 'start', scope: 'TENANT' },
    { name: 'backup:read', resource: 'backup', action: 'read', scope: 'TENANT' },
    { name: 'user:manage', resource: 'user', action: 'manage', scope: 'PLATFORM' },
  ],
}
const secret = 'ptn_AbCd12.very-secret'

async function openForm(person = user()) {
  answer('get', '/me/api-keys', page())
  answer('get', '/permissions', catalogue)
  const shown = await show(ApiKeysTab, {}, '/account/api-keys', person)
  await fireEvent.click(await screen.findByRole('button', { name: 'Create key' }))
  return { ...shown, dialog: within(await screen.findByRole('dialog')) }
}

describe('the list of API keys', () => {
  it('should say what each may do, from where, until when and when it was used', async () => {
    // given
    const expiresAt = '2026-01-05T10:00:00Z'
    const narrow = apiKey({
      id: 'k2',
      name: 'Monitor',
      permissions: ['server:read'],
      addresses: ['203.0.113.0/24'],
      lastUsedAt: '2026-01-03T10:00:00Z',
      lastUsedAddress: '203.0.113.7',
      expiresAt,
    })
    answer('get', '/me/api-keys', page(apiKey(), narrow) as never)
    // when
    await show(ApiKeysTab)
    // then
    expect(await screen.findByText('All that you may do')).toBeTruthy()
    expect(screen.getByText('Never used')).toBeTruthy()
    expect(screen.getByText('1 permission')).toBeTruthy()
    expect(screen.getByText('203.0.113.0/24')).toBeTruthy()
    expect(screen.getByText(/from 203\.0\.113\.7/)).toBeTruthy()
    expect(screen.getByText(Date.parse(expiresAt) < Date.now() ? /^Expired/ : /^Valid until/)).toBeTruthy()
    await expectAccessible()
  })

  it('should revoke one after a confirmation', async () => {
    // given
    answer('get', '/me/api-keys', page(apiKey(), apiKey({ id: 'k2', name: 'Monitor' })) as never)
    const revoked = answer('delete', '/me/api-keys/k2', null, { status: 204 })
    await show(ApiKeysTab)
    await fireEvent.click(await screen.findByRole('button', { name: /Revoke.*Monitor/ }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Revoke Monitor?' }))
    expect(revoked.requests).toHaveLength(0)
    answer('get', '/me/api-keys', page(apiKey()) as never)
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Revoke key' }))
    // then
    await waitFor(() => expect(screen.queryByText('Monitor')).toBeNull())
    expect(screen.getByText('Backup script')).toBeTruthy()
    await waitFor(() => expect(revoked.requests).toHaveLength(1))
  })
})

describe('a new API key', () => {
  it('should be shown once and be gone with the dialog', async () => {
    // given
    const made = answer('post', '/me/api-keys', { ...apiKey({ name: 'CI' }), key: secret }, { status: 201 })
    const { dialog, cache } = await openForm()
    await waitFor(() => expect(document.activeElement).toBe(dialog.getByLabelText('Name')))
    await userEvent.type(dialog.getByLabelText('Name'), ' CI ')
    await userEvent.selectOptions(dialog.getByLabelText('Valid for'), 'never')
    await expectAccessible(screen.getByRole('dialog'))
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Create key' }))
    // then
    expect(await dialog.findByText(secret)).toBeTruthy()
    expect(made.bodies).toEqual([{ name: 'CI' }])
    // when
    await userEvent.keyboard('{Escape}')
    // then
    expect(dialog.getByText(secret)).toBeTruthy()
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'I have saved it' }))
    // then
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(screen.getByText('CI')).toBeTruthy()
    expect(document.body.textContent).not.toContain(secret)
    expect(JSON.stringify(cache.getEntries().map(({ state }) => state.value.data))).not.toContain(secret)
  })

  it('should be narrowed to some permissions, addresses and days', async () => {
    // given
    const made = answer('post', '/me/api-keys', { ...apiKey(), key: secret }, { status: 201 })
    const { dialog } = await openForm()
    await userEvent.type(dialog.getByLabelText('Name'), 'Monitor')
    await fireEvent.click(dialog.getByLabelText('Only what you choose'))
    // when
    await fireEvent.click(await dialog.findByRole('button', { name: /^All.*Servers/ }))
    await fireEvent.click(dialog.getByLabelText('server:start'))
    await fireEvent.click(dialog.getByLabelText('backup:read'))
    await userEvent.type(dialog.getByLabelText('Only from these addresses'), '203.0.113.7, 2001:db8::/32')
    await expectAccessible(screen.getByRole('dialog'))
    await fireEvent.click(dialog.getByRole('button', { name: 'Create key' }))
    // then
    await dialog.findByText(secret)
    const body = made.bodies[0] as Record<string, unknown>
    expect(body).toMatchObject({
      permissions: ['server:read', 'backup:read'],
      addresses: ['203.0.113.7', '2001:db8::/32'],
    })
    const days = (Date.parse(String(body['expiresAt'])) - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(90)
  })

  it('should not be made without a name or a permission', async () => {
    // given
    const made = answer('post', '/me/api-keys', {})
    const { dialog } = await openForm()
    await fireEvent.click(dialog.getByLabelText('Only what you choose'))
    await dialog.findByLabelText('server:read')
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Create key' }))
    // then
    expect(await dialog.findByText('Choose at least one permission.')).toBeTruthy()
    expect(dialog.getByText('Fill this in.')).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(dialog.getByLabelText('Name')))
    expect(made.requests).toHaveLength(0)
  })

  it('should say at the field which address is wrong', async () => {
    // given
    const errors = [
      { field: 'addresses[1]', code: 'invalid-network', message: 'holds it', params: { value: 'nowhere' } },
    ]
    refuse('post', '/me/api-keys', 400, 'validation-failed', { errors })
    const { dialog } = await openForm()
    await userEvent.type(dialog.getByLabelText('Name'), 'Monitor')
    await userEvent.type(dialog.getByLabelText('Only from these addresses'), '203.0.113.7 nowhere')
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Create key' }))
    // then
    expect(await dialog.findByText('nowhere is neither an address nor a network.')).toBeTruthy()
    const field = dialog.getByLabelText('Only from these addresses')
    await waitFor(() => expect(document.activeElement).toBe(field))
  })

  it('should offer the permissions of the platform to super administrators alone', async () => {
    // given
    const { dialog, unmount } = await openForm()
    await fireEvent.click(dialog.getByLabelText('Only what you choose'))
    await dialog.findByLabelText('server:read')
    expect(dialog.queryByLabelText('user:manage')).toBeNull()
    unmount()
    // when
    const again = await openForm(user({ superAdmin: true }))
    await fireEvent.click(again.dialog.getByLabelText('Only what you choose'))
    // then
    expect(await again.dialog.findByLabelText('user:manage')).toBeTruthy()
  })
})

describe('when a key ends', () => {
  const now = Date.parse('2026-03-01T12:00:00')

  it('should be counted from now, or be the end of a day', () => {
    expect(expiresAt('30', '', now)).toBe(new Date(now + 30 * 86_400_000).toISOString())
    expect(expiresAt('date', '2026-03-02', now)).toBe(new Date('2026-03-02T23:59:59').toISOString())
    expect(expiresAt('never', '2026-03-02', now)).toBeUndefined()
  })

  it('should be a day to come', () => {
    expect(dateFault('date', '', now)).toEqual({ code: 'required' })
    expect(dateFault('date', '2026-02-28', now)).toEqual({ code: 'not-in-future' })
    expect(dateFault('date', '2026-03-01', now)).toBeUndefined()
    expect(dateFault('90', '', now)).toBeUndefined()
  })
})

describe('addressList', () => {
  it('should take lines, commas and spaces', () => {
    expect(addressList(' 203.0.113.7,\n2001:db8::1;  10.0.0.0/8\n')).toEqual([
      '203.0.113.7',
      '2001:db8::1',
      '10.0.0.0/8',
    ])
    expect(addressList('  ')).toEqual([])
  })
})
