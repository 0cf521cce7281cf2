import type { RouteRecordRaw } from 'vue-router'

/** The pages of one community are its children; they get `tenant` and `permissions`. */
export function tenantRoutes(children: RouteRecordRaw[]): RouteRecordRaw[] {
  return [
    { path: '/', name: 'start', component: () => import('./components/StartPage.vue') },
    {
      path: '/communities/new',
      name: 'new-tenant',
      component: () => import('./components/NewTenantPage.vue'),
      meta: { title: 'tenant.create' },
    },
    {
      path: '/communities/add',
      name: 'add-tenant',
      component: () => import('./components/AddCommunityPage.vue'),
      meta: { title: 'tenant.add.title' },
    },
    {
      path: '/communities/added',
      name: 'added-tenant',
      component: () => import('./components/AddedCommunityPage.vue'),
      meta: { title: 'tenant.added.title', crumbs: ['add-tenant'] },
    },
    tenantScope('/t/:tenant', children),
  ]
}

/** Pages of one community, below a path that names it. */
export const tenantScope = (path: string, children: RouteRecordRaw[]): RouteRecordRaw => ({
  path,
  component: () => import('./components/TenantScope.vue'),
  props: (route) => ({ slug: String(route.params['tenant']) }),
  children,
})
