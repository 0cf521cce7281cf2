import { PiniaColada } from '@pinia/colada'
import { fireEvent, render, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Router } from 'vue-router'
import { whenSecondFactorRequired } from '@/api/http'
import { i18n } from '@/ui/locale'
import { answer, refuse } from '../../tests/api'
import { expectAccessible } from '../../tests/page'
import { page, providers, session, tenant, user } from '../../tests/things'
import App from './App.vue'
import { leadToGate } from './gate'
import { makeRouter } from './router'

async function open(path: string): Promise<Router> {
  history.replaceState(null, '', path)
  const router = makeRouter()
  const pinia = createPinia()
  setActivePinia(pinia)
  render(App, { global: { plugins: [pinia, [PiniaColada, {}], i18n, router] } })
  leadToGate(router)
  await router.isReady()
  return router
}

async function enrol() {
  answer('post', '/me/totp', { secret: 'JBSWY3DP', uri: 'otpauth://totp/x' }, { status: 201 })
  answer('post', '/me/totp/confirm', { recoveryCodes: ['aaaaa-11111'] })
  await userEvent.type(await screen.findByLabelText('Your present password'), 'correct horse')
  await fireEvent.click(screen.getByRole('button', { name: 'Start' }))
  await userEvent.type(await screen.findByLabelText('Code from your app'), '123456')
  await fireEvent.click(screen.getByRole('button', { name: 'Turn on' }))
  await fireEvent.click(await screen.findByLabelText('I have saved them'))
}

describe('the gate', () => {
  beforeEach(() => {
    answer('get', '/me', user({ secondFactorRequired: true }))
    answer('get', '/auth/providers', providers() as never)
    answer('get', '/tenants', page(tenant()))
    answer('get', '/me/sessions', page(session()))
  })
  afterEach(() => whenSecondFactorRequired(() => undefined))

  it('should stand before every page until there is a second factor, then lead on', async () => {
    // given
    const router = await open('/account')
    expect(router.currentRoute.value.fullPath).toBe('/second-factor?returnTo=/account')
    expect(await screen.findByRole('heading', { name: 'Set up a second factor' })).toBeTruthy()
    await expectAccessible()
    await enrol()
    const renewed = answer('post', '/auth/refresh', {})
    answer('get', '/me', user({ secondFactor: true }))
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Done' }))
    // then
    expect(await screen.findByRole('heading', { level: 1, name: 'Account' })).toBeTruthy()
    expect(renewed.requests).toHaveLength(1)
  })

  it('should be led to when the panel begins to demand one', async () => {
    // given
    answer('get', '/me', user())
    refuse('get', '/me/sessions', 403, 'second-factor-required')
    // when
    const router = await open('/account')
    // then
    await waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/second-factor?returnTo=/account'))
  })

  it('should not be seen by who needs none', async () => {
    // given
    answer('get', '/me', user())
    // when
    const router = await open('/second-factor')
    // then
    await waitFor(() => expect(router.currentRoute.value.name).not.toBe('second-factor-gate'))
  })

  it('should stay and say why when the session could not be renewed', async () => {
    // given
    const router = await open('/account')
    await enrol()
    refuse('post', '/auth/refresh', 503, 'dependency-unavailable')
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Done' }))
    // then
    expect(await screen.findByText('That did not work')).toBeTruthy()
    expect(router.currentRoute.value.name).toBe('second-factor-gate')
  })

  it('should let people go', async () => {
    // given
    const router = await open('/account')
    const out = answer('post', '/auth/logout', null, { status: 204 })
    // when
    await fireEvent.click(await screen.findByRole('button', { name: 'Sign out' }))
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/sign-in'))
    expect(out.requests).toHaveLength(1)
  })
})
