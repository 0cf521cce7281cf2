import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, invitation, offer, only, owner, page, role, tenant, user } from '../../../../tests/things'
import InvitationPage from './InvitationPage.vue'
import InvitationsTab from './InvitationsTab.vue'

const link = 'https://panel.example/invitation#token=secret-token'

describe('the invitations of a community', () => {
  const open = (permissions = everything) =>
    show(InvitationsTab, { tenant: tenant(), permissions }, '/t/nimbus-crew/members/invitations')

  beforeEach(() => answer('get', '/tenants/t1/roles', page(owner, role()) as never))

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
    const made = answer(
      'post',
      '/tenants/t1/invitations',
      { invitation: invitation(), url: link } as never,
      { status: 201 },
    )
    const { dialog, cache } = await openForm()
    await userEvent.type(dialog.getByLabelText('Only for this e-mail address'), 'kim@example.org')
    await fireEvent.click(dialog.getByLabelText('Builders'))
    await userEvent.selectOptions(dialog.getByLabelText('Valid for'), 'day')
    await expectAccessible(screen.getByRole('dialog'))
    answer('get', '/tenants/t1/invitations', page(invitation({ email: 'kim@example.org' })) as never)
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Create link' }))
    // then
    expect(await dialog.findByText(link)).toBeTruthy()
    expect(made.bodies).toEqual([{ roleIds: ['r1'], expiresInHours: 24, email: 'kim@example.org' }])
    // when
    await userEvent.keyboard('{Escape}')
    // then
    expect(dialog.getByText(link)).toBeTruthy()
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'I have copied it' }))
    // then
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(await screen.findByText('kim@example.org')).toBeTruthy()
    expect(document.body.textContent).not.toContain('secret-token')
    expect(JSON.stringify(cache.getEntries().map(({ state }) => state.value.data))).not.toContain('secret-token')
  })

  it('should not be made without a role', async () => {
    // given
    const made = answer('post', '/tenants/t1/invitations', {})
    const { dialog } = await openForm()
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Create link' }))
    // then
    expect(await dialog.findByText('Choose at least one role.')).toBeTruthy()
    expect(made.requests).toHaveLength(0)
  })

  it('should be revoked after a confirmation', async () => {
    // given
    answer('get', '/tenants/t1/invitations', page(invitation()) as never)
    const revoked = answer('delete', '/tenants/t1/invitations/i1', null, { status: 204 })
    await open()
    expect(await screen.findByText('Builders')).toBeTruthy()
    await expectAccessible()
    await fireEvent.click(screen.getByRole('button', { name: 'Revoke: Whoever has the link' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Revoke this invitation?' }))
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Revoke invitation' }))
    // then
    expect(await screen.findByText('No open invitations')).toBeTruthy()
    expect(revoked.requests).toHaveLength(1)
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

describe('the link of an invitation', () => {
  const address = '/invitation#token=secret-token'
  const open = (at = address, person: ReturnType<typeof user> | null = user()) =>
    show(InvitationPage, {}, at, person)

  it('should show what it is for and let one in', async () => {
    // given
    const looked = answer('post', '/invitations/look', offer() as never)
    const accepted = answer('post', '/invitations/accept', offer() as never)
    const { router } = await open()
    expect(await screen.findByRole('heading', { name: 'Join Nimbus Crew' })).toBeTruthy()
    expect(screen.getByText('Builders')).toBeTruthy()
    expect(router.currentRoute.value.fullPath).toBe('/invitation')
    expect(location.href).not.toContain('secret-token')
    expect(accepted.requests).toHaveLength(0)
    await expectAccessible()
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Accept invitation' }))
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/t/nimbus-crew/servers'))
    for (const { requests, bodies } of [looked, accepted]) {
      expect(bodies).toEqual([{ token: 'secret-token' }])
      expect(requests[0]?.url).not.toContain('secret-token')
    }
  })

  it('should wait for sign-in with the token out of every address', async () => {
    // given
    const { router, unmount } = await open(address, null)
    expect(screen.getByRole('heading', { name: 'You are invited' })).toBeTruthy()
    await expectAccessible()
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    // then
    await waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/sign-in?returnTo=/invitation'))
    unmount()
    // when
    const looked = answer('post', '/invitations/look', offer() as never)
    await open('/invitation')
    // then
    expect(await screen.findByRole('heading', { name: 'Join Nimbus Crew' })).toBeTruthy()
    expect(looked.bodies).toEqual([{ token: 'secret-token' }])
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('secret-token')
  })

  it('should say that it is over', async () => {
    // given
    refuse('post', '/invitations/look', 410, 'link-expired')
    // when
    await open()
    // then
    expect(await screen.findByText(/accepted already, revoked, or is too old/)).toBeTruthy()
  })

  it('should say that it is for somebody else', async () => {
    // given
    answer('post', '/invitations/look', offer() as never)
    const detail = 'This invitation is for somebody with another e-mail address.'
    refuse('post', '/invitations/accept', 403, 'forbidden', { detail })
    await open()
    // when
    await fireEvent.click(await screen.findByRole('button', { name: 'Accept invitation' }))
    // then
    expect((await screen.findByRole('alert')).textContent).toContain(detail)
  })

  it('should be nothing without a token', async () => {
    await open('/invitation')
    expect(screen.getByRole('heading', { name: 'This link does not work any more' })).toBeTruthy()
  })
})
