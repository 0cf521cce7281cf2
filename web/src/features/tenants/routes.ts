import type { RouteRecordRaw } from 'vue-router'

/** The pages of one community are its children; they get `tenant` and `permissions`. */
export function tenantRoutes(children: RouteRecordRaw[]): RouteRecordRaw[] {
  return [
    { path: '/', name: 'start', component: () => import('./components/StartPage.vue') },
    {
      path: '/communities/new',
      name: 'new-tenant',
      component: () => import('./components/NewTenantPage.vue'),
      meta: { title: 'tenant.new.title' },
    },
    {
      path: '/t/:tenant',
      component: () => import('./components/TenantScope.vue'),
      props: (route) => ({ slug: String(route.params['tenant']) }),
      children,
    },
  ]
}
