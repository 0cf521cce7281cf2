import type { RouteRecordRaw } from 'vue-router'

/** A tab of a server. */
export const subusersTab: RouteRecordRaw = {
  path: 'subusers',
  name: 'server-subusers',
  component: () => import('./components/SubusersTab.vue'),
  meta: { title: 'tab.subusers' },
}
