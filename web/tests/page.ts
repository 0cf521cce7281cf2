import { PiniaColada, useQueryCache, type QueryCache } from '@pinia/colada'
import { fireEvent, render, screen, waitFor, type RenderResult } from '@testing-library/vue'
import axe from 'axe-core'
import { createPinia, setActivePinia } from 'pinia'
import { expect } from 'vitest'
import { h, type Component } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { useSession } from '@/api/session'
import type { User } from '@/api/types'
import { i18n } from '@/ui/locale'
import UiToaster from '@/ui/UiToaster.vue'
import { user } from './things'

export interface Shown extends RenderResult {
  router: Router
  cache: QueryCache
}

const Blank = { render: () => null }
const NAMES = {
  '/': 'start',
  '/sign-in': 'sign-in',
  '/sign-in/second-factor': 'second-factor',
  '/register': 'register',
  '/forgot-password': 'forgot-password',
  '/reset-password': 'reset-password',
  '/verify-email': 'verify-email',
  '/complete-registration': 'complete-registration',
  '/account': 'account',
  '/account/sign-in': 'account-sign-in',
  '/account/api-keys': 'account-api-keys',
  '/account/appearance': 'account-appearance',
  '/platform/people': 'people',
  '/platform/clusters': 'clusters',
  '/communities/new': 'new-tenant',
  '/communities/add': 'add-tenant',
  '/communities/added': 'added-tenant',
  '/invitation': 'invitation',
  '/t/:tenant/templates': 'templates',
  '/t/:tenant/templates/import': 'import-egg',
  '/t/:tenant/templates/new': 'new-template',
  '/t/:tenant/templates/:template': 'template',
  '/t/:tenant/templates/:template/edit': 'edit-template',
  '/t/:tenant/templates/:template/import': 'import-version',
  '/t/:tenant/members': 'members',
  '/t/:tenant/members/roles': 'roles',
  '/t/:tenant/members/discord-roles': 'mappings',
  '/t/:tenant/members/invitations': 'invitations',
  '/t/:tenant/members/roles/new': 'new-role',
  '/t/:tenant/members/roles/:role': 'role',
  '/t/:tenant/members/:member': 'member',
  '/t/:tenant/settings': 'tenant-settings',
  '/t/:tenant/settings/quota': 'quota',
  '/t/:tenant/audit': 'audit',
  '/t/:tenant/servers': 'servers',
  '/t/:tenant/servers/new': 'new-server',
  '/t/:tenant/servers/:server': 'server',
  '/t/:tenant/servers/:server/console': 'server-console',
  '/t/:tenant/servers/:server/console/window': 'server-console-window',
  '/t/:tenant/servers/:server/subusers': 'server-subusers',
  '/t/:tenant/servers/:server/startup': 'server-startup',
  '/t/:tenant/servers/:server/activity': 'server-activity',
  '/t/:tenant/servers/:server/settings': 'server-settings',
}

/** Shows one component as the application would: with router, stores, cache, language and toasts. */
export async function show(
  component: Component,
  props: Record<string, unknown> = {},
  at = '/',
  person: User | null = user(),
): Promise<Shown> {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: Object.entries(NAMES).map(([path, name]) => ({ path, name, component: Blank })),
  })
  await router.push(at)
  const pinia = createPinia()
  setActivePinia(pinia)
  if (person) useSession().signedIn(person)
  else useSession().signedOut()
  const page = { setup: () => () => [h(component, props), h(UiToaster)] }
  const shown = render(page, {
    global: {
      plugins: [
        pinia,
        [PiniaColada, { queryOptions: { refetchOnWindowFocus: false, refetchOnReconnect: false } }],
        i18n,
        router,
      ],
    },
  })
  return { ...shown, router, cache: useQueryCache(pinia) }
}

/** Presses a button once it can be pressed: one that is busy takes no click. */
export async function press(name: string): Promise<void> {
  const button = await screen.findByRole<HTMLButtonElement>('button', { name })
  await waitFor(() => expect(button.disabled).toBe(false))
  await fireEvent.click(button)
}

/** Nothing that axe objects to, but for colours, which need a real browser, and landmarks, which need the frame. */
export async function expectAccessible(element: Element = document.body): Promise<void> {
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}
