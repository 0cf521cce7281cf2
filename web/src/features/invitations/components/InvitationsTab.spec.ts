import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer, hold } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import {
  catalogue,
  everything,
  invitation,
  only,
  owner,
  page,
  providers,
  role,
  tenant,
} from '../../../../tests/things'
import InvitationsTab from './InvitationsTab.vue'

const link = 'https://panel.example/invitation#token=secret-token'

describe('the invitations of a community', () => {
  const open = (permissions = everything, query = '') =>
    show(InvitationsTab, { tenant: tenant(), permissions }, `/t/nimbus-crew/members/invitations${query}`)

  beforeEach(() => {
    answer('get', '/auth/providers', providers() as never)
    answer('get', '/tenants/t1/roles', page(owner, role()) as never)
    answer('get', '/tenants/t1/servers', page())
  })

  async function openForm() {
    answer('get', '/tenants/t1/invitations', page())
    const shown = await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Invite somebody' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Invite somebody' }))
    await dialog.findByLabelText('Builders')
    return { ...shown, dialog }
  }

  it('should show the link once and forget it with the dialog', async () => {
    // given
    const created = { invitation: invitation({ email: 'kim@example.org' }), url: link, mail: 'SENT' }
    const made = answer('post', '/tenants/t1/invitations', created as never, { status: 201 })
    const { dialog, cache } = await openForm()
    await userEvent.type(dialog.getByLabelText('For this e-mail address alone'), 'kim@example.org')
    await fireEvent.click(dialog.getByLabelText('Builders'))
    await userEvent.selectOptions(dialog.getByLabelText('Valid for'), 'day')
    await expectAccessible(screen.getByRole('dialog'))
    answer('get', '/tenants/t1/invitations', page(invitation({ email: 'kim@example.org' })) as never)
    // when
    await fireEvent.click(await dialog.findByRole('button', { name: 'Send invitation' }))
    // then
    expect((await dialog.findByRole('status')).textContent).toContain('Mailed to kim@example.org.')
    expect(dialog.getByText(link)).toBeTruthy()
    expect(made.bodies).toEqual([{ roleIds: ['r1'], expiresInHours: 24, email: 'kim@example.org' }])
    // when
    await userEvent.keyboard('{Escape}')
    // then
    expect(dialog.getByText(link)).toBeTruthy()
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Done' }))
    // then
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(await screen.findByText('kim@example.org')).toBeTruthy()
    expect(document.body.textContent).not.toContain('secret-token')
    expect(JSON.stringify(cache.getEntries().map(({ state }) => state.value.data))).not.toContain(
      'secret-token',
    )
  })

  it('should not be made without a role or a server', async () => {
    // given
    const made = answer('post', '/tenants/t1/invitations', {})
    const { dialog } = await openForm()
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Create link' }))
    // then
    expect(await dialog.findByText('Choose at least one role, or a server.')).toBeTruthy()
    expect(made.requests).toHaveLength(0)
  })

  it('should let into one server alone', async () => {
    // given
    answer('get', '/permissions', catalogue as never)
    answer('get', '/tenants/t1/servers', page({ id: 's1', name: 'Survival' }))
    const made = answer('post', '/tenants/t1/invitations', { invitation: invitation(), url: link } as never)
    const { dialog } = await openForm()
    await dialog.findByRole('option', { name: 'Survival' })
    await userEvent.selectOptions(dialog.getByLabelText('On one server'), 's1')
    await fireEvent.click(await dialog.findByLabelText('server:read'))
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Create link' }))
    // then
    expect(await dialog.findByText('Choose at least one permission.')).toBeTruthy()
    expect(made.requests).toHaveLength(0)
    // when
    await fireEvent.click(dialog.getByLabelText('server:start'))
    await expectAccessible(screen.getByRole('dialog'))
    await fireEvent.click(dialog.getByRole('button', { name: 'Create link' }))
    // then
    expect(await dialog.findByText(link)).toBeTruthy()
    const wish = { roleIds: [], serverId: 's1', permissions: ['server:start'], expiresInHours: 168 }
    expect(made.bodies).toEqual([wish])
  })

  it('should begin with the server that its address names, and forget it with the form', async () => {
    // given
    answer('get', '/permissions', catalogue as never)
    answer('get', '/tenants/t1/servers', page({ id: 's1', name: 'Survival' }))
    answer('get', '/tenants/t1/invitations', page())
    // when
    const { router } = await open(everything, '?server=s1')
    // then
    const dialog = within(await screen.findByRole('dialog', { name: 'Invite somebody' }))
    await dialog.findByRole('option', { name: 'Survival' })
    expect(dialog.getByLabelText<HTMLSelectElement>('On one server').value).toBe('s1')
    expect((await dialog.findByLabelText<HTMLInputElement>('server:read')).checked).toBe(true)
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Cancel' }))
    // then
    await waitFor(() => expect(router.currentRoute.value.query).toEqual({}))
  })

  it('should begin where its address asks for one, and forget that with the form', async () => {
    // given
    answer('get', '/permissions', catalogue as never)
    answer('get', '/tenants/t1/invitations', page())
    // when
    const { router } = await open(everything, '?invite=1')
    // then
    const dialog = within(await screen.findByRole('dialog', { name: 'Invite somebody' }))
    // when
    await fireEvent.click(await dialog.findByRole('button', { name: 'Cancel' }))
    // then
    await waitFor(() => expect(router.currentRoute.value.query).toEqual({}))
  })

  it('should name the server an open one lets into', async () => {
    // given
    answer('get', '/tenants/t1/servers', page({ id: 's1', name: 'Survival' }))
    const toServer = invitation({ roleIds: [], serverId: 's1', permissions: ['server:read'] })
    answer('get', '/tenants/t1/invitations', page(toServer) as never)
    // when
    await open()
    // then
    expect((await screen.findByText('Survival')).parentElement?.textContent).toContain('1 permission')
  })

  it('should be revoked after a confirmation', async () => {
    // given
    answer('get', '/tenants/t1/invitations', page(invitation()) as never)
    const revoked = answer('delete', '/tenants/t1/invitations/i1', null, { status: 204 })
    await open()
    expect(await screen.findByText('Builders')).toBeTruthy()
    await expectAccessible()
    await fireEvent.click(screen.getByRole('button', { name: 'Revoke : Whoever has the link' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Revoke this invitation?' }))
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Revoke invitation' }))
    // then
    expect(await screen.findByText('No open invitations')).toBeTruthy()
    expect(revoked.requests).toHaveLength(1)
  })

  it('should be gone before the answer to that, and come back when it is refused', async () => {
    // given
    answer('get', '/tenants/t1/invitations', page(invitation()) as never)
    const revoked = hold('delete', '/tenants/t1/invitations/i1', 403, 'forbidden')
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Revoke : Whoever has the link' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Revoke this invitation?' }))
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Revoke invitation' }))
    // then
    expect(await screen.findByText('No open invitations')).toBeTruthy()
    // when
    revoked.release()
    // then
    expect(await screen.findByText('You are not allowed to do this')).toBeTruthy()
    expect(screen.getByText('Whoever has the link')).toBeTruthy()
  })

  it('should be only looked at by who may not invite', async () => {
    // given
    answer('get', '/tenants/t1/invitations', page(invitation()) as never)
    // when
    await open(only('member:read'))
    // then
    expect(await screen.findByText('Whoever has the link')).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  })
})
