import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { useSession } from '@/api/session'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { directory, discord, password, providers, user } from '../../../../tests/things'
import { onTheWay, returnTo } from '../returnTo'
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

describe('SignInPage', () => {
  it('should sign in with a cookie session and go where one wanted to', async () => {
    // given
    configure()
    const login = answer('post', '/auth/login', { expiresIn: 3600, user: user({ displayName: 'Kim' }) })
    const { router } = await open('/sign-in?returnTo=/account')
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

  it('should name what is missing or wrong, lead there and send nothing', async () => {
    // given
    configure()
    const login = answer('post', '/auth/login', {})
    await open()
    // when
    await fill('E-mail', 'not an address')
    await press('Sign in')
    // then
    expect(await screen.findByText('Use an address like name@example.org.')).toBeTruthy()
    expect(screen.getByText('Fill this in.')).toBeTruthy()
    expect(screen.getByLabelText('Password').getAttribute('aria-invalid')).toBe('true')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('E-mail')))
    expect(login.requests).toHaveLength(0)
    await expectAccessible()
  })

  it('should give one plain reason when the panel refuses', async () => {
    // given
    configure()
    refuse('post', '/auth/login', 401, 'invalid-credentials')
    await open()
    // when
    await enterPassword()
    // then
    expect((await screen.findByRole('alert')).textContent).toContain('E-mail or password is wrong')
  })

  it('should offer the other providers as links that remember the way', async () => {
    // given
    configure({ items: [discord] })
    await open('/sign-in?returnTo=/account')
    // when
    const link = await screen.findByRole('link', { name: 'Continue with Discord' })
    // then
    expect(link.getAttribute('href')).toBe('/api/v1/auth/discord/login?returnTo=%2Faccount')
    expect(screen.queryByLabelText('Password')).toBeNull()
    expect(screen.queryByRole('link', { name: 'Create an account' })).toBeNull()
    await expectAccessible()
  })

  it('should say so when a provider is only simulated', async () => {
    // given
    configure({ items: [{ ...discord, simulated: true } as never] })
    await open()
    // then
    expect(await screen.findByRole('link', { name: 'Continue with simulated Discord' })).toBeTruthy()
  })

  it('should not lead to an address that is not of the panel', async () => {
    // given
    configure({ items: [{ ...discord, loginUrl: 'https://evil.example/' } as never, password] })
    await open()
    // then
    expect(await screen.findByRole('link', { name: 'Create an account' })).toBeTruthy()
    expect(screen.queryByRole('link', { name: /Discord/ })).toBeNull()
  })

  it('should sign in over the directory when that is chosen', async () => {
    // given
    configure({ items: [password, directory] })
    const login = answer('post', '/auth/ldap/login', { user: user() })
    const { router } = await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Continue with Staff directory' }))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('User name')))
    expect(router.currentRoute.value.query).toEqual({ with: 'ldap' })
    await expectAccessible()
    // when
    await fill('User name', 'kim')
    await fill('Password', 'secret')
    await press('Sign in')
    // then
    await waitFor(() => expect(login.bodies).toEqual([{ username: 'kim', password: 'secret' }]))
  })

  it('should not speak of e-mail when the directory refuses', async () => {
    // given
    configure({ items: [directory] })
    refuse('post', '/auth/ldap/login', 401, 'invalid-credentials')
    await open()
    await screen.findByLabelText('User name')
    await fill('User name', 'kim')
    await fill('Password', 'wrong')
    // when
    await press('Sign in')
    // then
    expect((await screen.findByRole('alert')).textContent).toContain('Name or password is wrong')
  })

  it.each([
    ['provider-denied', 'Sign-in with Discord was not allowed'],
    ['provider-unavailable', 'Discord does not answer'],
    ['sign-up-closed', 'There is no account for you here yet'],
    ['<script>', 'That did not work with Discord'],
  ])('should say in plain words why Discord led nowhere: %s', async (code, title) => {
    // given
    configure({ items: [discord] })
    // when
    await open(`/sign-in?problem=${encodeURIComponent(code)}&provider=discord`)
    // then
    expect(await screen.findByText(title)).toBeTruthy()
    expect(screen.getByRole('alert')).toBeTruthy()
  })

  it('should offer help with the password and the local mailbox only where there is mail', async () => {
    // given
    configure({ mailboxUrl: 'http://localhost:8091' })
    const { unmount } = await open()
    expect(await screen.findByRole('link', { name: 'Forgot your password?' })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Open the local mailbox' }).getAttribute('rel')).toContain(
      'noopener',
    )
    unmount()
    // when
    configure({ mail: false, registrationOpen: false })
    await open()
    // then
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Create an account' })).toBeNull())
    expect(screen.queryByRole('link', { name: 'Forgot your password?' })).toBeNull()
    expect(screen.queryByRole('link', { name: 'Open the local mailbox' })).toBeNull()
  })
})

describe('returnTo', () => {
  it.each([
    ['/t/a/servers?q=x', '/t/a/servers?q=x'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/\n/evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?returnTo=/', '/'],
    [undefined, '/'],
    [['/account', '/x'], '/account'],
  ])('should lead %j to %s', (value, path) => {
    expect(returnTo(value as string)).toBe(path)
  })

  it('should be all that is carried on', () => {
    expect(onTheWay({ returnTo: '/account', problem: 'provider-denied' })).toEqual({ returnTo: '/account' })
  })
})
