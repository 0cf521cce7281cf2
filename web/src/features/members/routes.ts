import type { RouteRecordRaw } from 'vue-router'

/** People of a community. `tabs` are the tabs that other features bring along, `pages` what lies below them. */
export function memberRoutes(tabs: RouteRecordRaw[], pages: RouteRecordRaw[]): RouteRecordRaw[] {
  return [
    {
      path: 'members',
      component: () => import('./components/MembersPage.vue'),
      children: [
        {
          path: '',
          name: 'members',
          component: () => import('./components/MembersTab.vue'),
          meta: { title: 'members.title' },
        },
        ...tabs,
      ],
    },
    ...pages,
    {
      path: 'members/:member',
      name: 'member',
      component: () => import('./components/MemberPage.vue'),
      props: (route) => ({ userId: String(route.params['member']) }),
      meta: { title: 'members.access.title', crumbs: ['members'] },
    },
  ]
}
