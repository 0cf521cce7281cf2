import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { useSession } from '@/api/session'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { providers, user } from '../../../../tests/things'
import ForgotPasswordPage from './ForgotPasswordPage.vue'
import RegisterPage from './RegisterPage.vue'
import ResetPasswordPage from './ResetPasswordPage.vue'
import VerifyEmailPage from './VerifyEmailPage.vue'

const configure = (more: Parameters<typeof providers>[0] = {}) =>
  answer('get', '/auth/providers', providers(more) as never)
const fill = (label: string, text: string) => userEvent.type(screen.getByLabelText(label), text)
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('RegisterPage', () => {
  async function open(at = '/register') {
    configure()
    const shown = await show(RegisterPage, {}, at, null)
    await fill('Your name', ' Kim ')
    await fill('E-mail', 'kim@example.org')
    await fill('Password', 'long enough to be good')
    return shown
  }

  it('should register and be signed in', async () => {
    // given
    const registered = answer('post', '/auth/register', user(), { status: 201 })
    answer('post', '/auth/login', { user: user() })
    const { router } = await open('/register?returnTo=/account')
    // when
    await press('Create account')
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/account'))
    expect(registered.bodies).toEqual([
      { displayName: 'Kim', email: 'kim@example.org', password: 'long enough to be good' },
    ])
  })

  it('should ask to look into the mail when the address has to be confirmed first', async () => {
    // given
    answer('post', '/auth/register', { verification: 'sent' }, { status: 202 })
    await open()
    // when
    await press('Create account')
    // then
    const heading = await screen.findByRole('heading', { level: 1, name: 'Check your mail' })
    await waitFor(() => expect(document.activeElement).toBe(heading))
    expect(screen.getByText(/We have sent a mail to kim@example.org/)).toBeTruthy()
    await expectAccessible()
  })

  it('should ask for a longer password before it sends anything', async () => {
    // given
    configure()
    await show(RegisterPage, {}, '/register', null)
    await fill('Password', 'short')
    // when
    await press('Create account')
    // then
    expect(await screen.findByText('At least 10 characters.')).toBeTruthy()
    expect(screen.getByLabelText('Password').getAttribute('aria-invalid')).toBe('true')
    await expectAccessible()
  })

  it('should say at the field that a password is known from leaks, and lead there', async () => {
    // given
    const errors = [{ field: 'password', message: 'stands in lists of leaked passwords' }]
    refuse('post', '/auth/register', 400, 'validation-failed', { errors })
    await open()
    // when
    await press('Create account')
    // then
    expect(await screen.findByText('stands in lists of leaked passwords')).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Password')))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('should say that the address is taken', async () => {
    // given
    refuse('post', '/auth/register', 409, 'email-taken')
    await open()
    // when
    await press('Create account')
    // then
    expect((await screen.findByRole('alert')).textContent).toContain('This e-mail address is taken')
  })

  it('should show no form when there are no new accounts', async () => {
    // given
    configure({ registrationOpen: false })
    // when
    await show(RegisterPage, {}, '/register', null)
    // then
    expect(await screen.findByText('New accounts are closed')).toBeTruthy()
    expect(screen.queryByLabelText('Password')).toBeNull()
  })
})

describe('ForgotPasswordPage', () => {
  it('should use the same words whether or not there is an account', async () => {
    // given
    configure({ mailboxUrl: 'http://localhost:8091' })
    const asked = answer('post', '/auth/password/forgot', null, { status: 202 })
    await show(ForgotPasswordPage, {}, '/forgot-password', null)
    await expectAccessible()
    // when
    await fill('E-mail', 'kim@example.org')
    await press('Send link')
    // then
    expect(await screen.findByText(/If there is an account with kim@example.org/)).toBeTruthy()
    expect(await screen.findByRole('link', { name: 'Open the local mailbox' })).toBeTruthy()
    expect(asked.bodies).toEqual([{ email: 'kim@example.org' }])
  })

  it('should say whom to ask where there is no mail', async () => {
    // given
    configure({ mail: false })
    // when
    await show(ForgotPasswordPage, {}, '/forgot-password', null)
    // then
    expect(await screen.findByText('This installation sends no mail')).toBeTruthy()
  })
})

describe('ResetPasswordPage', () => {
  const link = '/reset-password#token=secret-token'

  it('should take the token out of the address, save the password and sign out here', async () => {
    // given
    const saved = answer('post', '/auth/password/reset', null, { status: 204 })
    const { router } = await show(ResetPasswordPage, {}, link)
    await waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/reset-password'))
    expect(location.href).not.toContain('secret-token')
    await expectAccessible()
    // when
    await fill('New password', 'long enough to be good')
    await press('Save password')
    // then
    expect(await screen.findByRole('heading', { name: 'Your password has changed' })).toBeTruthy()
    expect(saved.bodies).toEqual([{ token: 'secret-token', password: 'long enough to be good' }])
    expect(useSession().user).toBeNull()
  })

  it('should lead to another link when this one is over', async () => {
    // given
    refuse('post', '/auth/password/reset', 410, 'link-expired')
    await show(ResetPasswordPage, {}, link, null)
    await fill('New password', 'long enough to be good')
    // when
    await press('Save password')
    // then
    const another = await screen.findByRole('link', { name: 'Get another link' })
    expect(another.getAttribute('href')).toBe('/forgot-password')
  })

  it('should not ask for a password without a token', async () => {
    await show(ResetPasswordPage, {}, '/reset-password', null)
    expect(screen.getByRole('heading', { name: 'This link does not work any more' })).toBeTruthy()
    expect(screen.queryByLabelText('New password')).toBeNull()
  })
})

describe('VerifyEmailPage', () => {
  const link = '/verify-email#token=secret-token'

  it('should confirm the address by itself and know it in the account at once', async () => {
    // given
    const verified = answer('post', '/auth/verify-email', null, { status: 204 })
    answer('get', '/me', user({ emailVerified: true }))
    const { router } = await show(VerifyEmailPage, {}, link, user({ emailVerified: false }))
    // then
    expect(await screen.findByRole('heading', { name: 'Your address is confirmed' })).toBeTruthy()
    expect(verified.bodies).toEqual([{ token: 'secret-token' }])
    expect(verified.requests[0]?.url).not.toContain('secret-token')
    expect(router.currentRoute.value.fullPath).toBe('/verify-email')
    await waitFor(() => expect(useSession().user?.emailVerified).toBe(true))
    await expectAccessible()
  })

  it('should send another link to who is signed in when this one is over', async () => {
    // given
    configure()
    refuse('post', '/auth/verify-email', 410, 'link-expired')
    const sent = answer('post', '/me/email/verification', null, { status: 202 })
    await show(VerifyEmailPage, {}, link, user({ emailVerified: false }))
    // when
    await fireEvent.click(await screen.findByRole('button', { name: 'Send another link' }))
    // then
    expect(await screen.findByText('Sent. Open the link in the newest mail.')).toBeTruthy()
    expect(sent.requests).toHaveLength(1)
  })

  it('should lead who is not signed in to sign-in when the link is over', async () => {
    // given
    configure()
    refuse('post', '/auth/verify-email', 410, 'link-expired')
    // when
    await show(VerifyEmailPage, {}, link, null)
    // then
    expect(await screen.findByRole('link', { name: 'Sign in' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Send another link' })).toBeNull()
  })

  it('should try again with the same token when the panel was away', async () => {
    // given
    refuse('post', '/auth/verify-email', 503, 'dependency-unavailable')
    await show(VerifyEmailPage, {}, link, null)
    await screen.findByRole('alert')
    const verified = answer('post', '/auth/verify-email', null, { status: 204 })
    // when
    await press('Try again')
    // then
    expect(await screen.findByRole('heading', { name: 'Your address is confirmed' })).toBeTruthy()
    expect(verified.bodies).toEqual([{ token: 'secret-token' }])
  })
})
