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

export function rememberTenant(tenant: Tenant): void {
  localStorage.setItem(STORED, tenant.id)
}
