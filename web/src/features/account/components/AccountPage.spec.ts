import { PiniaColada } from '@pinia/colada'
import { render, screen } from '@testing-library/vue'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useSession } from '@/api/session'
import { i18n } from '@/ui/locale'
import { answer } from '../../../../tests/api'
import { expectAccessible } from '../../../../tests/page'
import { discord, page, password, providers, session, user } from '../../../../tests/things'
import { accountRoutes } from '../routes'

async function open(path: string) {
  const router = createRouter({ history: createMemoryHistory(), routes: accountRoutes })
  const pinia = createPinia()
  setActivePinia(pinia)
  useSession().signedIn(user())
  await router.push(path)
  render({ template: '<RouterView />' }, { global: { plugins: [pinia, [PiniaColada, {}], i18n, router] } })
  return router
}

describe('the account', () => {
  beforeEach(() => {
    answer('get', '/auth/providers', providers({ items: [password, discord] }) as never)
    answer('get', '/me/sessions', page(session()))
    answer('get', '/me/totp', { enabled: false, enabledAt: null, recoveryCodesLeft: 0 })
    answer('get', '/me/identities', page())
    answer('get', '/me/api-keys', page())
  })

  it.each([
    ['/account', 'Profile', 'Profile'],
    ['/account/sign-in', 'Sign-in', 'Second factor'],
    ['/account/api-keys', 'API keys', 'No API keys'],
    ['/account/appearance', 'Appearance', 'Theme'],
  ])('should have %s as a page of its own', async (path, tab, sight) => {
    // when
    await open(path)
    // then
    expect((await screen.findByRole('link', { name: tab })).getAttribute('aria-current')).toBe('page')
    expect((await screen.findAllByText(sight)).length).toBeGreaterThan(0)
    await expectAccessible()
  })

  it('should tell why linking failed where linking is done', async () => {
    // when
    const router = await open('/account?problem=identity-taken&provider=discord')
    // then
    expect(router.currentRoute.value.path).toBe('/account/sign-in')
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('Somebody else has linked this account')
    expect(await screen.findByText(/The account at Discord belongs to another person/)).toBeTruthy()
  })
})
