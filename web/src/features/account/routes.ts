import type { RouteLocationNormalized, RouteRecordRaw } from 'vue-router'

/** Whoever comes back from another provider without success comes to the account: the reason belongs to one tab of it. */
const toReason = (to: RouteLocationNormalized) =>
  to.query['problem'] ? { name: 'account-sign-in', query: to.query } : true

const crumbs = ['account'] as const

export const accountRoutes: RouteRecordRaw[] = [
  {
    path: '/account',
    component: () => import('./components/AccountPage.vue'),
    children: [
      {
        path: '',
        name: 'account',
        component: () => import('./components/ProfileTab.vue'),
        beforeEnter: toReason,
        meta: { title: 'account.title' },
      },
      {
        path: 'sign-in',
        name: 'account-sign-in',
        component: () => import('./components/SignInTab.vue'),
        meta: { title: 'account.tab.signIn', crumbs },
      },
      {
        path: 'api-keys',
        name: 'account-api-keys',
        component: () => import('./components/ApiKeysTab.vue'),
        meta: { title: 'account.tab.apiKeys', crumbs },
      },
      {
        path: 'appearance',
        name: 'account-appearance',
        component: () => import('./components/AppearanceSection.vue'),
        meta: { title: 'account.tab.appearance', crumbs },
      },
    ],
  },
]
