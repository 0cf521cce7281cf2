import type { RouteRecordRaw } from 'vue-router'

const crumbs = ['templates'] as const

export const templateRoutes: RouteRecordRaw[] = [
  {
    path: 'templates',
    name: 'templates',
    component: () => import('./components/TemplatesPage.vue'),
    meta: { title: 'templates.title' },
  },
  {
    path: 'templates/import',
    name: 'import-egg',
    component: () => import('./components/ImportPage.vue'),
    meta: { title: 'templates.import', crumbs },
  },
  {
    path: 'templates/new',
    name: 'new-template',
    component: () => import('./components/NewTemplatePage.vue'),
    props: (route) => ({ from: String(route.query['from'] ?? '') }),
    meta: { title: 'templates.create', crumbs },
  },
  {
    path: 'templates/:template',
    name: 'template',
    component: () => import('./components/TemplatePage.vue'),
    props: (route) => ({ templateId: String(route.params['template']) }),
    meta: { title: 'templates.one', crumbs },
  },
  {
    path: 'templates/:template/edit',
    name: 'edit-template',
    component: () => import('./components/EditTemplatePage.vue'),
    props: (route) => ({ templateId: String(route.params['template']) }),
    meta: { title: 'templates.edit', crumbs },
  },
  {
    path: 'templates/:template/import',
    name: 'import-version',
    component: () => import('./components/ImportPage.vue'),
    props: (route) => ({ templateId: String(route.params['template']) }),
    meta: { title: 'templates.importVersion', crumbs },
  },
]
