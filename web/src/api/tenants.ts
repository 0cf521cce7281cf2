import type { QueryCache } from '@pinia/colada'
import { keys } from './keys'
import type { Tenant } from './types'

/** Lets every page know a tenant as the panel has just told it. */
export function putTenant(cache: QueryCache, tenant: Tenant): void {
  cache.setQueryData(keys.tenants, (known: Tenant[] | undefined) => {
    const others = known ?? []
    return others.some(({ id }) => id === tenant.id)
      ? others.map((other) => (other.id === tenant.id ? tenant : other))
      : [...others, tenant]
  })
}
