import { defineQueryOptions, type QueryCache } from '@pinia/colada'
import { request } from './http'
import { keys } from './keys'
import type { Page, Role } from './types'

/** All roles of a tenant, those every tenant has first. */
export const rolesQuery = defineQueryOptions((tenantId: string) => ({
  key: keys.roleList(tenantId),
  query: async () => (await request<Page<Role>>('GET', `/tenants/${tenantId}/roles`)).items,
  staleTime: 30_000,
}))

/** After who may do what has changed: asks anew what is shown of it, one's own permissions among it. */
export async function accessChanged(cache: QueryCache, tenantId: string): Promise<void> {
  await Promise.all(
    [keys.members(tenantId), keys.roles(tenantId), keys.permissions(tenantId), keys.tenants].map((key) =>
      cache.invalidateQueries({ key }),
    ),
  )
}
