import type { RouteRecordRaw } from 'vue-router'

/** Pages below a community. `tabs` are the tabs of a server that other features bring along. */
export function serverRoutes(tabs: RouteRecordRaw[]): RouteRecordRaw[] {
  return [
    { path: '', redirect: (to) => ({ name: 'servers', params: to.params }) },
    {
      path: 'servers',
      name: 'servers',
      component: () => import('./components/ServersPage.vue'),
      meta: { title: 'servers.title' },
    },
    {
      path: 'servers/new',
      name: 'new-server',
      component: () => import('./components/NewServerPage.vue'),
      meta: { title: 'newServer.title', crumbs: ['servers'] },
    },
    {
      path: 'servers/:server',
      component: () => import('./components/ServerPage.vue'),
      props: (route) => ({ serverId: String(route.params['server']) }),
      // its overview and its activity show entries of the audit log
      meta: { crumbs: ['servers'], words: ['audit'] },
      children: [
        {
          path: '',
          name: 'server',
          component: () => import('./components/OverviewTab.vue'),
          meta: { title: 'tab.overview' },
        },
        ...tabs,
        {
          path: 'startup',
          name: 'server-startup',
          component: () => import('./components/StartupTab.vue'),
          meta: { title: 'tab.startup' },
        },
        {
          path: 'activity',
          name: 'server-activity',
          component: () => import('./components/ActivityTab.vue'),
          meta: { title: 'tab.activity' },
        },
        {
          path: 'settings',
          name: 'server-settings',
          component: () => import('./components/SettingsTab.vue'),
          meta: { title: 'tab.settings' },
        },
      ],
    },
  ]
}

/** Around a part of a server that stands in a window of its own. */
export const serverWindow = (children: RouteRecordRaw[]): RouteRecordRaw => ({
  path: '',
  component: () => import('./components/ServerWindow.vue'),
  props: (route) => ({ serverId: String(route.params['server']) }),
  children,
})
