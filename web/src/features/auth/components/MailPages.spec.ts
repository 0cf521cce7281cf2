import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { useSession } from '@/api/session'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { providers, user } from '../../../../tests/things'
import ForgotPasswordPage from './ForgotPasswordPage.vue'
import ResetPasswordPage from './ResetPasswordPage.vue'
import VerifyEmailPage from './VerifyEmailPage.vue'

const configure = (more: Parameters<typeof providers>[0] = {}) =>
  answer('get', '/auth/providers', providers(more) as never)
const fill = (label: string, text: string) => userEvent.type(screen.getByLabelText(label), text)
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

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
