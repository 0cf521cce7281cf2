import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { providers, user } from '../../../../tests/things'
import SecondFactorPage from './SecondFactorPage.vue'
import SignInPage from './SignInPage.vue'

const configure = (...items: Parameters<typeof providers>[0][]) =>
  answer('get', '/auth/providers', providers(...items) as never)
const open = (at = '/sign-in') => show(SignInPage, {}, at, null)
const fill = (label: string, text: string) => userEvent.type(screen.getByLabelText(label), text)
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

async function enterPassword() {
  await fill('E-mail', 'kim@example.org')
  await fill('Password', 'correct horse')
  await press('Sign in')
}

describe('the second step', () => {
  it('should ask for the code, keep the step when it is wrong, and sign in when it is right', async () => {
    // given
    configure()
    refuse('post', '/auth/login', 401, 'otp-required')
    const { router } = await open('/sign-in?returnTo=/account')
    await enterPassword()
    const code = await screen.findByLabelText('Code from your app')
    await waitFor(() => expect(document.activeElement).toBe(code))
    expect(code.getAttribute('autocomplete')).toBe('one-time-code')
    expect(code.getAttribute('inputmode')).toBe('numeric')
    await expectAccessible()
    // when
    refuse('post', '/auth/login', 401, 'otp-invalid')
    await userEvent.type(code, '000000')
    await press('Confirm')
    // then
    expect(await screen.findByText(/This code is wrong/)).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Code from your app')))
    expect((document.activeElement as HTMLInputElement).value).toBe('')
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true')
    // when
    const login = answer('post', '/auth/login', { user: user() })
    await userEvent.type(screen.getByLabelText('Code from your app'), '123 456')
    await press('Confirm')
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/account'))
    expect(login.bodies).toEqual([{ email: 'kim@example.org', password: 'correct horse', otp: '123456' }])
  })

  it('should take a recovery code instead', async () => {
    // given
    configure()
    refuse('post', '/auth/login', 401, 'otp-required')
    await open()
    await enterPassword()
    await screen.findByLabelText('Code from your app')
    refuse('post', '/auth/login', 401, 'otp-invalid')
    await userEvent.type(screen.getByLabelText('Code from your app'), '000000')
    await press('Confirm')
    await screen.findByText(/This code is wrong/)
    const login = answer('post', '/auth/login', { user: user() })
    // when
    await press('Use a recovery code')
    const field = await screen.findByLabelText('Recovery code')
    await waitFor(() => expect(document.activeElement).toBe(field))
    expect(field.getAttribute('aria-invalid')).toBeNull()
    await userEvent.type(field, 'abcde-12345')
    await press('Confirm')
    // then
    await waitFor(() => expect(login.bodies).toMatchObject([{ otp: 'abcde-12345' }]))
  })

  it('should go back with the address and without the password', async () => {
    // given
    configure()
    refuse('post', '/auth/login', 401, 'otp-required')
    await open()
    await enterPassword()
    await screen.findByLabelText('Code from your app')
    // when
    await press('Back to sign-in')
    // then
    expect((await screen.findByLabelText<HTMLInputElement>('E-mail')).value).toBe('kim@example.org')
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('')
  })
})

describe('SecondFactorPage', () => {
  it('should open the session with a code after another provider', async () => {
    // given
    const confirmed = answer('post', '/auth/second-factor', { user: user() })
    const { router } = await show(SecondFactorPage, {}, '/sign-in/second-factor?returnTo=/account', null)
    await expectAccessible()
    // when
    await fill('Code from your app', '123456')
    await press('Confirm')
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/account'))
    expect(confirmed.bodies).toEqual([{ otp: '123456' }])
    expect(confirmed.requests[0]?.headers.get('X-Session')).toBe('cookie')
  })

  it('should send back to the start when it took too long', async () => {
    // given
    refuse('post', '/auth/second-factor', 401, 'session-expired')
    await show(SecondFactorPage, {}, '/sign-in/second-factor?returnTo=/account', null)
    // when
    await fill('Code from your app', '123456')
    await press('Confirm')
    // then
    const again = await screen.findByRole('link', { name: 'Start again' })
    expect(again.getAttribute('href')).toBe('/sign-in?returnTo=/account')
    expect(screen.queryByLabelText('Code from your app')).toBeNull()
  })
})
