import type { RouteRecordRaw } from 'vue-router'

/** The permission without which the panel refuses all that a page of a community shows. By the page's name. */
export const NEEDS: Readonly<Record<string, string>> = {
  'new-server': 'server:create',
  templates: 'template:read',
  template: 'template:read',
  'import-egg': 'template:import',
  members: 'member:read',
  invitations: 'member:read',
  roles: 'role:read',
  mappings: 'role:read',
  role: 'role:read',
  'new-role': 'role:create',
  audit: 'audit:read',
  quota: 'quota:read',
}

/** The same pages, each knowing what it needs. */
export function needing(routes: RouteRecordRaw[]): RouteRecordRaw[] {
  return routes.map((route) => {
    const needs = NEEDS[String(route.name)]
    return {
      ...route,
      ...(needs ? { meta: { ...route.meta, needs } } : {}),
      ...(route.children ? { children: needing(route.children) } : {}),
    } as RouteRecordRaw
  })
}
