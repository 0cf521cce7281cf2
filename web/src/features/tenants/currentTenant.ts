import type { Tenant } from '@/api/types'

const STORED = 'ptn.tenant'

/** The tenant an address speaks of, by slug or by id. */
export function findTenant(tenants: readonly Tenant[], slugOrId: string): Tenant | undefined {
  return tenants.find((tenant) => tenant.slug === slugOrId || tenant.id === slugOrId)
}

/** Where somebody starts: where they were last, else the first community there is. */
export function startingTenant(tenants: readonly Tenant[]): Tenant | undefined {
  return findTenant(tenants, localStorage.getItem(STORED) ?? '') ?? tenants[0]
}

/** The tenant a page is about: the one its address names, if it is one's own, else where somebody starts. */
export function currentTenant(tenants: readonly Tenant[], named: unknown): Tenant | undefined {
  return named ? findTenant(tenants, String(named)) : startingTenant(tenants)
}

export function rememberTenant(tenant: Tenant): void {
  localStorage.setItem(STORED, tenant.id)
}
