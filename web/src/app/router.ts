import { createRouter, createWebHistory, type Router, type RouteRecordRaw } from 'vue-router'
import { useSession } from '@/api/session'
import { accountRoutes } from '@/features/account/routes'
import { auditRoutes } from '@/features/audit/routes'
import { authRoutes } from '@/features/auth/routes'
import { consoleTab, consoleWindow } from '@/features/console/routes'
import { invitationRoutes, invitationTabs } from '@/features/invitations/routes'
import { memberRoutes } from '@/features/members/routes'
import { clusterRoutes } from '@/features/clusters/routes'
import { platformRoutes } from '@/features/platform/routes'
import { rolePages, roleTabs } from '@/features/roles/routes'
import { serverRoutes, serverWindow } from '@/features/servers/routes'
import { settingsRoutes } from '@/features/settings/routes'
import { subusersTab } from '@/features/subusers/routes'
import { templateRoutes } from '@/features/templates/routes'
import { tenantRoutes, tenantScope } from '@/features/tenants/routes'
import type { Feature } from '@/locales/schema'
import { i18n, loadWords } from '@/ui/locale'
import { focusHeading } from '@/ui/pageFocus'
import AppShell from './AppShell.vue'
import { GATE } from './gate'
import { needing } from './needs'

declare module 'vue-router' {
  interface RouteMeta {
    /** May be seen without being signed in. */
    public?: boolean
    /** Of a public page: may be seen by whoever is signed in too. */
    signedInToo?: boolean
    /** Message key of the page's name. */
    title?: string
    /** Names of the pages above this one, for the breadcrumb. */
    crumbs?: readonly string[]
    /** Whose words the page needs beside those of the frame and of the pages around it. */
    words?: readonly Feature[]
    /** The permission in the community without which there is nothing to show. */
    needs?: string
  }
}

const speaking = (words: readonly Feature[], routes: RouteRecordRaw[]): RouteRecordRaw[] =>
  routes.map((route) => ({ ...route, meta: { ...route.meta, words } }) as RouteRecordRaw)

export function makeRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
    routes: [
      ...speaking(['auth'], authRoutes),
      ...speaking(['invitations', 'auth', 'account', 'members'], invitationRoutes),
      {
        path: '/second-factor',
        name: GATE,
        component: () => import('./SecondFactorGate.vue'),
        meta: { title: 'gate.title', words: ['account', 'auth'] },
      },
      {
        path: '/gallery',
        name: 'gallery',
        component: () => import('./gallery/GalleryPage.vue'),
        meta: { title: 'page.gallery', words: ['audit', 'invitations', 'auth', 'account'] },
      },
      {
        path: '/t/:tenant/servers/:server/console/window',
        component: () => import('./WindowShell.vue'),
        meta: { words: ['tenants', 'servers', 'shell'] },
        children: [tenantScope('', [serverWindow(speaking(['console'], [consoleWindow]))])],
      },
      {
        path: '/',
        component: AppShell,
        meta: { words: ['tenants', 'servers', 'shell'] },
        children: [
          ...tenantRoutes(
            needing([
              ...serverRoutes([
                ...speaking(['console'], [consoleTab]),
                ...speaking(['subusers', 'account', 'invitations', 'members', 'platform'], [subusersTab]),
              ]),
              ...speaking(
                ['members', 'roles', 'invitations', 'account', 'auth', 'platform'],
                memberRoutes([...roleTabs, ...invitationTabs], rolePages),
              ),
              ...speaking(['templates', 'audit'], templateRoutes),
              ...speaking(['audit', 'platform'], auditRoutes),
              ...speaking(['settings', 'account', 'roles'], settingsRoutes),
            ]),
          ),
          ...speaking(['account', 'auth'], accountRoutes),
          ...speaking(['platform', 'account'], platformRoutes),
          ...speaking(['clusters'], clusterRoutes),
          {
            path: '/:path(.*)*',
            name: 'not-found',
            component: () => import('./NotFoundPage.vue'),
            meta: { title: 'notFound.title' },
          },
        ],
      },
    ],
  })

  router.beforeEach(async (to) => {
    const [user] = await Promise.all([
      // When the panel cannot be reached the page opens all the same, and says so in its own frame.
      useSession()
        .ensure()
        .catch(() => undefined),
      loadWords(to.matched.flatMap(({ meta }) => meta.words ?? [])),
    ])
    if (user === null && !to.meta.public) {
      return { name: 'sign-in', query: to.path === '/' ? {} : { returnTo: to.fullPath } }
    }
    if (to.meta.public) return user && !to.meta.signedInToo ? { path: '/' } : true
    const waits = Boolean(user?.secondFactorRequired)
    if (waits === (to.name === GATE)) return true
    return waits ? { name: GATE, query: { returnTo: to.fullPath } } : { path: '/' }
  })

  router.afterEach((to, from) => {
    const title = to.meta.title ? i18n.global.t(to.meta.title) : ''
    document.title = title ? `${title} · Pteronimbus` : 'Pteronimbus'
    if (from.matched.length > 0 && to.path !== from.path) void focusHeading()
  })
  return router
}
