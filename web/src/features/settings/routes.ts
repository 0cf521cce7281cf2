import type { RouteRecordRaw } from 'vue-router'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'settings',
    component: () => import('./components/SettingsPage.vue'),
    children: [
      {
        path: '',
        name: 'tenant-settings',
        component: () => import('./components/GeneralTab.vue'),
        meta: { title: 'tenantSettings.title' },
      },
      {
        path: 'quota',
        name: 'quota',
        component: () => import('./components/QuotaTab.vue'),
        meta: { title: 'quota.title', crumbs: ['tenant-settings'] },
      },
    ],
  },
]
