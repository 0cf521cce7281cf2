import type { RouteRecordRaw } from 'vue-router'

export const clusterRoutes: RouteRecordRaw[] = [
  {
    path: '/platform/clusters',
    name: 'clusters',
    component: () => import('./components/ClustersPage.vue'),
    meta: { title: 'clusters.title' },
  },
]
