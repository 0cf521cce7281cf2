import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { useSession } from '@/api/session'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { providers, user } from '../../../../tests/things'
import CompleteRegistrationPage from './CompleteRegistrationPage.vue'
import RegisterPage from './RegisterPage.vue'

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

  it('should ask for the address alone, and to look into the mail, where addresses are confirmed first', async () => {
    // given
    configure({ registrationByMail: true })
    const registered = answer('post', '/auth/register', { verification: 'sent' }, { status: 202 })
    await show(RegisterPage, {}, '/register', null)
    await waitFor(() => expect(screen.queryByLabelText('Password')).toBeNull())
    await fill('E-mail', 'kim@example.org')
    // when
    await press('Send link')
    // then
    const heading = await screen.findByRole('heading', { level: 1, name: 'Check your mail' })
    await waitFor(() => expect(document.activeElement).toBe(heading))
    expect(screen.getByText(/If kim@example.org has no account yet/)).toBeTruthy()
    expect(registered.bodies).toEqual([{ email: 'kim@example.org' }])
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

describe('CompleteRegistrationPage', () => {
  const link = '/complete-registration#token=secret-token'

  it('should make the account with what is chosen here, and be signed in', async () => {
    // given
    const made = answer('post', '/auth/register/complete', user(), { status: 201 })
    answer('post', '/auth/login', { user: user() })
    const { router } = await show(CompleteRegistrationPage, {}, link, null)
    expect(location.href).not.toContain('secret-token')
    await fill('Your name', ' Kim ')
    await fill('Password', 'long enough to be good')
    await expectAccessible()
    // when
    await press('Create account')
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/'))
    expect(useSession().user?.id).toBe(user().id)
    expect(made.bodies).toEqual([
      { token: 'secret-token', displayName: 'Kim', password: 'long enough to be good' },
    ])
  })

  it('should lead to registration when the link is over', async () => {
    // given
    refuse('post', '/auth/register/complete', 410, 'link-expired')
    await show(CompleteRegistrationPage, {}, link, null)
    await fill('Your name', 'Kim')
    await fill('Password', 'long enough to be good')
    // when
    await press('Create account')
    // then
    const another = await screen.findByRole('link', { name: 'Register again' })
    expect(another.getAttribute('href')).toBe('/register')
  })
})
