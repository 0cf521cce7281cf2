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
    path: 'templates/:template',
    name: 'template',
    component: () => import('./components/TemplatePage.vue'),
    props: (route) => ({ templateId: String(route.params['template']) }),
    meta: { title: 'templates.one', crumbs },
  },
]
