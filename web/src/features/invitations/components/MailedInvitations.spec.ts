import { fireEvent, screen, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, invitation, owner, page, providers, role, tenant } from '../../../../tests/things'
import InvitationsTab from './InvitationsTab.vue'

const link = 'https://panel.example/invitation#token=secret-token'

describe('invitations by mail', () => {
  const open = (permissions = everything) =>
    show(InvitationsTab, { tenant: tenant(), permissions }, '/t/nimbus-crew/members/invitations')

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

  it.each([
    ['OFF', 'This panel sends no mails.'],
    ['LIMITED', 'Too many invitations were mailed.'],
    ['FAILED', 'The mail was not sent.'],
  ])('should say that it was not mailed: %s', async (mail, words) => {
    // given
    const created = { invitation: invitation({ email: 'kim@example.org' }), url: link, mail }
    answer('post', '/tenants/t1/invitations', created as never, { status: 201 })
    const { dialog } = await openForm()
    await userEvent.type(dialog.getByLabelText('For this e-mail address alone'), 'kim@example.org')
    await fireEvent.click(dialog.getByLabelText('Builders'))
    // when
    await fireEvent.click(await dialog.findByRole('button', { name: 'Send invitation' }))
    // then
    expect((await dialog.findByRole('status')).textContent).toContain(words)
    expect(dialog.getByText(/It is shown only this once/)).toBeTruthy()
    expect(dialog.getByRole('button', { name: 'I have copied it' })).toBeTruthy()
    await expectAccessible(screen.getByRole('dialog'))
  })

  it('should promise no mail where none is sent', async () => {
    // given
    answer('get', '/auth/providers', providers({ mail: false }) as never)
    const { dialog } = await openForm()
    // when
    await userEvent.type(dialog.getByLabelText('For this e-mail address alone'), 'kim@example.org')
    // then
    expect(await dialog.findByText(/This panel sends no mails/)).toBeTruthy()
    expect(dialog.getByRole('button', { name: 'Create link' })).toBeTruthy()
  })

  it('should be mailed again, and say why not', async () => {
    // given
    const waiting = invitation({ email: 'kim@example.org' })
    answer('get', '/tenants/t1/invitations', page(waiting) as never)
    refuse('post', '/tenants/t1/invitations/i1/mail', 503, 'dependency-unavailable', {
      detail: 'The mail was not sent.',
    })
    await open()
    expect(await screen.findByText('Not mailed')).toBeTruthy()
    // when
    await fireEvent.click(await screen.findByRole('button', { name: 'Mail again : kim@example.org' }))
    // then
    expect(await screen.findByRole('alert')).toBeTruthy()
    // given
    const mailed = { ...waiting, mailedAt: '2026-01-02T10:00:00Z' }
    answer('post', '/tenants/t1/invitations/i1/mail', mailed as never)
    answer('get', '/tenants/t1/invitations', page(mailed) as never)
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Mail again : kim@example.org' }))
    // then
    expect(await screen.findByText('Mailed to kim@example.org')).toBeTruthy()
    expect(await screen.findByText(/^Mailed .*2026/)).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })
})
