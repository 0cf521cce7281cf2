import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useSession } from '@/api/session'
import type { Identity, User } from '@/api/types'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { discord, identity, page, password, providers, user } from '../../../../tests/things'
import SignInTab from './SignInTab.vue'

const arrange = (linked: Identity[] = [], more: Parameters<typeof providers>[0] = {}) => {
  answer('get', '/auth/providers', providers({ items: [password, discord], ...more }) as never)
  answer('get', '/me/totp', { enabled: false, enabledAt: null, recoveryCodesLeft: 0 })
  answer('get', '/me/identities', page(...linked) as never)
}
const open = (person: User = user()) => show(SignInTab, {}, '/account/sign-in', person)
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))
const dialog = async () => within(await screen.findByRole('dialog'))

describe('the e-mail address', () => {
  beforeEach(() => arrange())

  it('should change at once where there is no mail', async () => {
    // given
    const saved = answer('put', '/me/email', user({ email: 'new@example.org' }))
    await open()
    await press('Change address')
    const form = await dialog()
    await waitFor(() => expect(document.activeElement).toBe(form.getByLabelText('New address')))
    await expectAccessible(screen.getByRole('dialog'))
    // when
    await userEvent.type(form.getByLabelText('New address'), 'new@example.org')
    await userEvent.type(form.getByLabelText('Your present password'), 'correct horse')
    await fireEvent.click(form.getByRole('button', { name: 'Save address' }))
    // then
    await waitFor(() => expect(useSession().user?.email).toBe('new@example.org'))
    expect(saved.bodies).toEqual([{ email: 'new@example.org', currentPassword: 'correct horse' }])
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('should stay until the link in the mail was opened', async () => {
    // given
    answer('put', '/me/email', { verification: 'sent' }, { status: 202 })
    await open(user({ hasPassword: false }))
    await press('Change address')
    const form = await dialog()
    expect(form.queryByLabelText('Your present password')).toBeNull()
    // when
    await userEvent.type(form.getByLabelText('New address'), 'new@example.org')
    await fireEvent.click(form.getByRole('button', { name: 'Save address' }))
    // then
    expect(await screen.findByText('We have sent a mail to new@example.org')).toBeTruthy()
    expect(useSession().user?.email).toBe('robin@example.org')
  })

  it('should say at the field that the password is wrong, lead there, and forget it with the dialog', async () => {
    // given
    const errors = [{ field: 'currentPassword', message: 'is wrong' }]
    refuse('put', '/me/email', 400, 'validation-failed', { errors })
    await open()
    await press('Change address')
    let form = await dialog()
    await userEvent.type(form.getByLabelText('New address'), 'new@example.org')
    await userEvent.type(form.getByLabelText('Your present password'), 'wrong')
    // when
    await fireEvent.click(form.getByRole('button', { name: 'Save address' }))
    // then
    expect(await form.findByText('is wrong')).toBeTruthy()
    const field = form.getByLabelText('Your present password')
    await waitFor(() => expect(document.activeElement).toBe(field))
    // when
    await fireEvent.click(form.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await press('Change address')
    // then
    form = await dialog()
    expect(form.getByLabelText<HTMLInputElement>('Your present password').value).toBe('')
    expect(form.queryByText('is wrong')).toBeNull()
  })

  it('should send the mail again as long as it is not confirmed', async () => {
    // given
    const sent = answer('post', '/me/email/verification', null, { status: 202 })
    await open(user({ emailVerified: false }))
    expect(await screen.findByText('Not confirmed yet')).toBeTruthy()
    // when
    await press('Send the mail again')
    // then
    expect(await screen.findByText('We have sent a mail to robin@example.org')).toBeTruthy()
    expect(sent.requests).toHaveLength(1)
  })

  it('should not offer to send a mail where there is none', async () => {
    arrange([], { mail: false })
    await open(user({ emailVerified: false }))
    expect(await screen.findByText('Not linked')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Send the mail again' })).toBeNull()
  })
})

describe('the password', () => {
  beforeEach(() => arrange())

  it('should be changed with the present one', async () => {
    // given
    const saved = answer('put', '/me/password', null, { status: 204 })
    await open()
    await press('Change password')
    const form = await dialog()
    // when
    await userEvent.type(form.getByLabelText('Your present password'), 'correct horse')
    await userEvent.type(form.getByLabelText('New password'), 'battery staple and more')
    await fireEvent.click(form.getByRole('button', { name: 'Save password' }))
    // then
    expect((await screen.findAllByText('Password saved')).length).toBeGreaterThan(0)
    expect(saved.bodies).toEqual([
      { currentPassword: 'correct horse', newPassword: 'battery staple and more' },
    ])
  })

  it('should be set by who has none', async () => {
    // given
    const saved = answer('put', '/me/password', null, { status: 204 })
    await open(user({ hasPassword: false }))
    await press('Set a password')
    const form = await dialog()
    // when
    await userEvent.type(form.getByLabelText('New password'), 'battery staple and more')
    await fireEvent.click(form.getByRole('button', { name: 'Save password' }))
    // then
    await waitFor(() => expect(useSession().user?.hasPassword).toBe(true))
    expect(saved.bodies).toEqual([{ newPassword: 'battery staple and more' }])
  })

  it('should want an e-mail address first', async () => {
    await open(user({ hasPassword: false, email: null }))
    const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Set a password' })
    expect(button.disabled).toBe(true)
    expect(screen.getByText(/Add an e-mail address first/)).toBeTruthy()
  })
})

describe('linked accounts', () => {
  it('should lead over the provider and back to this tab', async () => {
    // given
    arrange()
    const leave = vi.spyOn(location, 'assign').mockImplementation(() => undefined)
    const to = '/api/v1/auth/discord/login?intent=link&returnTo=/account'
    const begun = answer('post', '/me/identities/discord', { location: to }, { status: 201 })
    await open()
    await press(/^Link/)
    const form = await dialog()
    // when
    await userEvent.type(form.getByLabelText('Your present password'), 'correct horse')
    await fireEvent.click(form.getByRole('button', { name: 'Continue with Discord' }))
    // then
    await waitFor(() => expect(leave).toHaveBeenCalledTimes(1))
    expect(leave.mock.calls[0]?.[0]).toBe(
      '/api/v1/auth/discord/login?intent=link&returnTo=%2Faccount%2Fsign-in',
    )
    expect(begun.bodies).toEqual([{ currentPassword: 'correct horse' }])
  })

  it('should not follow an address that is not of the panel', async () => {
    // given
    arrange()
    const leave = vi.spyOn(location, 'assign').mockImplementation(() => undefined)
    answer('post', '/me/identities/discord', { location: 'https://evil.example/' }, { status: 201 })
    await open(user({ hasPassword: false }))
    await press(/^Link/)
    // when
    await fireEvent.click((await dialog()).getByRole('button', { name: 'Continue with Discord' }))
    // then
    expect(await screen.findByText('This page made a mistake')).toBeTruthy()
    expect(leave).not.toHaveBeenCalled()
  })

  it('should unlink after a confirmation', async () => {
    // given
    arrange([identity()])
    const unlinked = answer('delete', '/me/identities/discord', null, { status: 204 })
    await open()
    expect(await screen.findByText(/robin#1/)).toBeTruthy()
    await press(/^Unlink/)
    answer('get', '/me/identities', page())
    // when
    await fireEvent.click((await dialog()).getByRole('button', { name: 'Unlink' }))
    // then
    expect(await screen.findByText('Not linked')).toBeTruthy()
    expect(unlinked.requests).toHaveLength(1)
  })

  it('should explain why the last way to sign in stays', async () => {
    arrange([identity()])
    await open(user({ hasPassword: false }))
    const button = await screen.findByRole<HTMLButtonElement>('button', { name: /^Unlink/ })
    expect(button.disabled).toBe(true)
    expect(screen.getByText(/Your only way to sign in/)).toBeTruthy()
  })

  it('should show the reason when the panel knows better', async () => {
    // given
    arrange([identity()])
    refuse('delete', '/me/identities/discord', 409, 'last-sign-in')
    await open()
    await press(/^Unlink/)
    // when
    await fireEvent.click((await dialog()).getByRole('button', { name: 'Unlink' }))
    // then
    expect(await screen.findByText('This is your only way to sign in')).toBeTruthy()
  })
})
