import type { RouteRecordRaw } from 'vue-router'

/** Tabs beside the members. */
export const roleTabs: RouteRecordRaw[] = [
  {
    path: 'roles',
    name: 'roles',
    component: () => import('./components/RolesTab.vue'),
    meta: { title: 'members.tab.roles', crumbs: ['members'] },
  },
  {
    path: 'discord-roles',
    name: 'mappings',
    component: () => import('./components/MappingsTab.vue'),
    meta: { title: 'members.tab.mappings', crumbs: ['members'] },
  },
]

const crumbs = ['members', 'roles'] as const

/** Pages of their own below those tabs. */
export const rolePages: RouteRecordRaw[] = [
  {
    path: 'members/roles/new',
    name: 'new-role',
    component: () => import('./components/NewRolePage.vue'),
    meta: { title: 'roles.create', crumbs },
  },
  {
    path: 'members/roles/:role',
    name: 'role',
    component: () => import('./components/RolePage.vue'),
    props: (route) => ({ roleId: String(route.params['role']) }),
    meta: { title: 'roles.edit', crumbs },
  },
]
