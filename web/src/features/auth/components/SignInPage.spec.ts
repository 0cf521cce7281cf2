import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { useSession } from '@/api/session'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { user } from '../../../../tests/things'
import { returnTo } from '../returnTo'
import RegisterPage from './RegisterPage.vue'
import SignInPage from './SignInPage.vue'

const password = { id: 'password', kind: 'password', name: 'E-mail' }
const providers = (...items: object[]) =>
  answer('get', '/auth/providers', { items: items as never, registrationOpen: true })
const fill = (label: string, text: string) => userEvent.type(screen.getByLabelText(label), text)
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('SignInPage', () => {
  it('should sign in with a cookie session and go where one wanted to', async () => {
    // given
    providers(password)
    const login = answer('post', '/auth/login', { expiresIn: 3600, user: user({ displayName: 'Kim' }) })
    const { router } = await show(SignInPage, {}, '/sign-in?returnTo=/account')
    // when
    await fill('E-mail', ' kim@example.org ')
    await fill('Password', 'correct horse')
    await press('Sign in')
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/account'))
    expect(login.requests[0]?.headers.get('X-Session')).toBe('cookie')
    expect(login.bodies).toEqual([{ email: 'kim@example.org', password: 'correct horse' }])
    expect(useSession().user?.displayName).toBe('Kim')
  })

  it('should name what is missing or wrong and send nothing', async () => {
    // given
    providers(password)
    const login = answer('post', '/auth/login', {})
    await show(SignInPage)
    // when
    await fill('E-mail', 'not an address')
    await press('Sign in')
    // then
    expect(screen.getByText('Use an address like name@example.org.')).toBeTruthy()
    expect(screen.getByText('Fill this in.')).toBeTruthy()
    expect(screen.getByLabelText('Password').getAttribute('aria-invalid')).toBe('true')
    expect(login.requests).toHaveLength(0)
    await expectAccessible()
  })

  it('should give one plain reason when the panel refuses', async () => {
    // given
    providers(password)
    refuse('post', '/auth/login', 401, 'invalid-credentials')
    await show(SignInPage)
    await fill('E-mail', 'kim@example.org')
    await fill('Password', 'wrong')
    // when
    await press('Sign in')
    // then
    expect((await screen.findByRole('alert')).textContent).toContain('E-mail or password is wrong')
  })

  it('should offer the other providers as links that remember the way', async () => {
    // given
    providers({ id: 'discord', kind: 'oauth2', name: 'Discord' })
    await show(SignInPage, {}, '/sign-in?returnTo=/account')
    // when
    const link = await screen.findByRole('link', { name: 'Continue with Discord' })
    // then
    expect(link.getAttribute('href')).toBe('/api/v1/auth/discord/login?returnTo=%2Faccount')
    expect(screen.queryByLabelText('Password')).toBeNull()
  })
})

describe('RegisterPage', () => {
  it('should register and be signed in', async () => {
    // given
    const registered = answer('post', '/auth/register', user(), { status: 201 })
    answer('post', '/auth/login', { user: user() })
    const { router } = await show(RegisterPage, {}, '/register?returnTo=/account')
    // when
    await fill('Your name', ' Kim ')
    await fill('E-mail', 'kim@example.org')
    await fill('Password', 'long enough to be good')
    await press('Create account')
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/account'))
    expect(registered.bodies).toEqual([
      { displayName: 'Kim', email: 'kim@example.org', password: 'long enough to be good' },
    ])
  })

  it('should ask for a longer password before it sends anything', async () => {
    // given
    await show(RegisterPage)
    await fill('Password', 'short')
    // when
    await press('Create account')
    // then
    expect(screen.getByLabelText('Password').getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText('At least 10 characters.')).toBeTruthy()
    await expectAccessible()
  })

  it('should say that the address is taken', async () => {
    // given
    refuse('post', '/auth/register', 409, 'email-taken')
    await show(RegisterPage)
    await fill('Your name', 'Kim')
    await fill('E-mail', 'kim@example.org')
    await fill('Password', 'long enough to be good')
    // when
    await press('Create account')
    // then
    expect((await screen.findByRole('alert')).textContent).toContain('This e-mail address is taken')
  })
})

describe('returnTo', () => {
  it.each([
    ['/t/a/servers?q=x', '/t/a/servers?q=x'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?returnTo=/', '/'],
    [undefined, '/'],
    [['/account', '/x'], '/account'],
  ])('should lead %j to %s', (value, path) => {
    expect(returnTo(value as string)).toBe(path)
  })
})
