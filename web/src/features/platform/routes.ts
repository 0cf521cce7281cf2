import type { RouteRecordRaw } from 'vue-router'

export const platformRoutes: RouteRecordRaw[] = [
  {
    path: '/platform/people',
    name: 'people',
    component: () => import('./components/PeoplePage.vue'),
    meta: { title: 'people.title' },
  },
]
