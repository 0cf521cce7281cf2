import { useQueryCache } from '@pinia/colada'
import { useRoute, useRouter } from 'vue-router'
import { putTenant } from '@/api/tenants'
import type { Tenant } from '@/api/types'

/**
 * Lets all pages know a tenant after a change, and leads to its new address. In between the address names it by its
 * id, which stays: else the page would be of no community for a moment, and start anew.
 */
export function useRenamedTenant(): (tenant: Tenant) => Promise<void> {
  const cache = useQueryCache()
  const route = useRoute()
  const router = useRouter()
  const goTo = (tenant: string) => router.replace({ params: { ...route.params, tenant }, query: route.query })

  return async (tenant) => {
    const isMoved = route.params['tenant'] !== undefined && route.params['tenant'] !== tenant.slug
    if (isMoved) await goTo(tenant.id)
    putTenant(cache, tenant)
    if (isMoved) await goTo(tenant.slug)
  }
}
