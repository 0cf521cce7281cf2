import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setLocale } from '@/ui/locale'
import { chooseTheme } from '@/ui/theme'
import { answer, hold, refuse } from '../../../../tests/api'
import { expectAccessible, press, show } from '../../../../tests/page'
import { discord, page, providers, session, user } from '../../../../tests/things'
import AppearanceSection from './AppearanceSection.vue'
import ProfileTab from './ProfileTab.vue'

const phone = session({ id: 'a2', current: false, device: 'Safari on iOS' })
const tablet = session({ id: 'a3', current: false, device: 'Chrome on Android' })

describe('ProfileTab', () => {
  beforeEach(() => answer('get', '/auth/providers', providers({ items: [discord] }) as never))

  it('should end a session that is not this one', async () => {
    // given
    answer('get', '/me/sessions', page(session(), phone))
    const ended = answer('delete', '/me/sessions/a2', null, { status: 204 })
    await show(ProfileTab)
    expect(await screen.findByText('This device')).toBeTruthy()
    await expectAccessible()
    answer('get', '/me/sessions', page(session()))
    // when
    await fireEvent.click(screen.getByRole('button', { name: /End session.*Safari on iOS/ }))
    // then
    await waitFor(() => expect(screen.queryByText('Safari on iOS')).toBeNull())
    await waitFor(() => expect(ended.requests).toHaveLength(1))
    expect(screen.queryByRole('button', { name: /End session/ })).toBeNull()
  })

  it('should end all others at once', async () => {
    // given
    answer('get', '/me/sessions', page(session(), phone, tablet))
    const ended = answer('delete', '/me/sessions', null, { status: 204 })
    await show(ProfileTab)
    const others = await screen.findByRole('button', { name: 'End all others' })
    answer('get', '/me/sessions', page(session()))
    // when
    await fireEvent.click(others)
    // then
    await waitFor(() => expect(screen.queryByText('Chrome on Android')).toBeNull())
    await waitFor(() => expect(ended.requests[0]?.url).toContain('keepCurrent=true'))
  })

  it('should show a session as ended before the answer, and again when nobody answers', async () => {
    // given
    const asked = answer('get', '/me/sessions', page(session(), phone))
    const ended = hold('delete', '/me/sessions/a2', 0)
    await show(ProfileTab)
    // when
    await fireEvent.click(await screen.findByRole('button', { name: /End session/ }))
    // then
    await waitFor(() => expect(screen.queryByText('Safari on iOS')).toBeNull())
    // when
    ended.release()
    // then
    expect(await screen.findByText('The panel does not answer')).toBeTruthy()
    expect(screen.getByText('Safari on iOS')).toBeTruthy()
    expect(asked.requests).toHaveLength(1)
  })

  it('should keep the session in the list when it could not be ended', async () => {
    // given
    answer('get', '/me/sessions', page(session(), phone))
    refuse('delete', '/me/sessions/a2', 503, 'dependency-unavailable')
    await show(ProfileTab)
    // when
    await fireEvent.click(await screen.findByRole('button', { name: /End session/ }))
    // then
    expect((await screen.findAllByText('A part of the panel is not available')).length).toBeGreaterThan(0)
    expect(screen.getByText('Safari on iOS')).toBeTruthy()
  })

  it('should save a new name', async () => {
    // given
    answer('get', '/me/sessions', page(session()))
    const saved = answer('patch', '/me', user({ displayName: 'Kim' }))
    await show(ProfileTab)
    const name = screen.getByLabelText('Your name')
    // when
    await userEvent.clear(name)
    await userEvent.type(name, 'Kim')
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    // then
    await waitFor(() => expect(saved.bodies).toEqual([{ displayName: 'Kim' }]))
    expect((await screen.findAllByText('Name saved')).length).toBeGreaterThan(0)
    // when
    answer('get', '/me', user({ displayName: 'Kim' }))
    await press('Undo')
    // then
    expect(await screen.findByText('Undone')).toBeTruthy()
    expect(saved.bodies.at(-1)).toEqual({ displayName: 'Robin' })
  })

  it('should take back no name that was chosen elsewhere since', async () => {
    // given
    answer('get', '/me/sessions', page(session()))
    const saved = answer('patch', '/me', user({ displayName: 'Kim' }))
    await show(ProfileTab)
    await userEvent.type(screen.getByLabelText('Your name'), 'x')
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    answer('get', '/me', user({ displayName: 'Chosen elsewhere' }))
    // when
    await press('Undo')
    // then
    expect(await screen.findByText('Somebody else changed this in the meantime')).toBeTruthy()
    expect(saved.requests).toHaveLength(1)
  })

  it('should say what a session was opened with', async () => {
    // given
    answer('get', '/me/sessions', page(session({ method: 'discord' }), phone))
    // when
    await show(ProfileTab)
    // then
    expect(await screen.findByText('Signed in with Discord')).toBeTruthy()
    expect(screen.getByText('Signed in with e-mail and password')).toBeTruthy()
  })

  it('should do without an e-mail address', async () => {
    // given
    answer('get', '/me/sessions', page(session()))
    // when
    await show(ProfileTab, {}, '/account', user({ email: null }))
    // then
    expect(await screen.findByText('No e-mail address')).toBeTruthy()
  })
})

describe('AppearanceSection', () => {
  afterEach(async () => {
    chooseTheme('system')
    await setLocale('en', false)
  })

  it('should change the theme and remember it', async () => {
    // given
    await show(AppearanceSection)
    // when
    await fireEvent.click(screen.getByRole('radio', { name: 'Dark' }))
    // then
    expect(document.documentElement.dataset['theme']).toBe('dark')
    expect(localStorage.getItem('ptn.theme')).toBe('dark')
  })

  it('should change the language of everything at once and remember it', async () => {
    // given
    await show(AppearanceSection)
    // when
    await userEvent.selectOptions(screen.getByLabelText('Language'), 'de')
    // then
    expect(await screen.findByRole('heading', { name: 'Darstellung' })).toBeTruthy()
    expect(document.documentElement.lang).toBe('de')
    expect(localStorage.getItem('ptn.locale')).toBe('de')
  })
})
