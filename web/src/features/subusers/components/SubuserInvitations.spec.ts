import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer, hold } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { catalogue, everything, invitation, page, providers, server, tenant } from '../../../../tests/things'
import SubusersTab from './SubusersTab.vue'

const survival = server({ id: 's1' })
const list = '/tenants/t1/servers/s1/subusers'
const invitations = '/tenants/t1/servers/s1/invitations'
const open = () =>
  show(
    SubusersTab,
    { server: survival, tenant: tenant(), permissions: everything },
    '/t/nimbus-crew/servers/s1/subusers',
  )

describe('invitations to a server', () => {
  beforeEach(() => {
    answer('get', '/permissions', catalogue as never)
    answer('get', '/auth/providers', providers() as never)
    answer('get', invitations, page())
  })

  it('should invite somebody by mail, and list who has not come yet', async () => {
    // given
    answer('get', list, page())
    const waiting = invitation({
      email: 'zoe@example.org',
      roleIds: [],
      serverId: 's1',
      permissions: ['server:read'],
    })
    const link = 'https://panel.example/invitation#token=secret-token'
    const made = answer('post', invitations, { invitation: waiting, url: link, mail: 'SENT' } as never, {
      status: 201,
    })
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Invite by e-mail or link' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Invite somebody' }))
    await fireEvent.click(await dialog.findByLabelText('server:read'))
    await userEvent.type(dialog.getByLabelText('For this e-mail address alone'), 'zoe')
    await fireEvent.click(await dialog.findByRole('button', { name: 'Send invitation' }))
    expect(await dialog.findByText('Choose at least one permission.')).toBeTruthy()
    expect(made.requests).toHaveLength(0)
    await fireEvent.click(dialog.getByLabelText('server:read'))
    await userEvent.type(dialog.getByLabelText('For this e-mail address alone'), '@example.org')
    await expectAccessible(screen.getByRole('dialog'))
    answer('get', invitations, page(waiting) as never)
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Send invitation' }))
    // then
    expect((await dialog.findByRole('status')).textContent).toContain('Mailed to zoe@example.org.')
    expect(made.bodies).toEqual([
      { permissions: ['server:read'], expiresInHours: 168, email: 'zoe@example.org' },
    ])
    await fireEvent.click(dialog.getByRole('button', { name: 'Done' }))
    expect(await screen.findByRole('heading', { name: 'Invited, and not here yet' })).toBeTruthy()
    expect(screen.getByText('zoe@example.org')).toBeTruthy()
    expect(document.body.textContent).not.toContain('secret-token')
    await expectAccessible()
  })

  it('should mail an invitation again, and revoke it', async () => {
    // given
    answer('get', list, page())
    const waiting = invitation({
      email: 'zoe@example.org',
      roleIds: [],
      serverId: 's1',
      permissions: ['server:read'],
    })
    answer('get', invitations, page(waiting) as never)
    const mailed = answer('post', `${invitations}/i1/mail`, waiting as never)
    const revoked = answer('delete', `${invitations}/i1`, null, { status: 204 })
    await open()
    // when
    await fireEvent.click(await screen.findByRole('button', { name: 'Mail again : zoe@example.org' }))
    // then
    expect(await screen.findByText('Mailed to zoe@example.org')).toBeTruthy()
    expect(mailed.requests).toHaveLength(1)
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Revoke : zoe@example.org' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Revoke this invitation?' }))
    answer('get', invitations, page())
    await fireEvent.click(dialog.getByRole('button', { name: 'Revoke invitation' }))
    // then
    await waitFor(() => expect(screen.queryByText('zoe@example.org')).toBeNull())
    await waitFor(() => expect(revoked.requests).toHaveLength(1))
  })

  it('should leave one out before it is revoked, and put it back when that is refused', async () => {
    // given
    answer('get', list, page())
    const waiting = { email: 'zoe@example.org', roleIds: [], serverId: 's1', permissions: ['server:read'] }
    answer('get', invitations, page(invitation(waiting)) as never)
    const revoked = hold('delete', `${invitations}/i1`, 403, 'forbidden')
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Revoke : zoe@example.org' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Revoke this invitation?' }))
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Revoke invitation' }))
    // then
    await waitFor(() => expect(screen.queryByText('zoe@example.org')).toBeNull())
    // when
    revoked.release()
    // then
    expect(await screen.findByText('You are not allowed to do this')).toBeTruthy()
    expect(screen.getByText('zoe@example.org')).toBeTruthy()
  })
})
