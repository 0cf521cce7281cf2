import { defineQueryOptions } from '@pinia/colada'
import { request } from '@/api/http'
import { keys } from '@/api/keys'
import { Permissions } from '@/api/permissions'
import type { Page, Tenant, User } from '@/api/types'

export const tenantsQuery = defineQueryOptions({
  key: keys.tenants,
  query: async () => (await request<Page<Tenant>>('GET', '/tenants', { query: { limit: 200 } })).items,
  staleTime: 60_000,
})

export const createTenant = (name: string) => request<Tenant>('POST', '/tenants', { body: { name } })

interface EffectivePermissions {
  permissions?: (string | { permission: string })[]
  servers?: Record<string, string[]>
}

/** What a person may do in a tenant. An answer that names no permissions hides nothing. */
export const permissionsQuery = defineQueryOptions((of: { tenantId: string; user: User }) => ({
  key: keys.permissions(of.tenantId),
  query: async () => {
    if (of.user.superAdmin) return Permissions.open
    const path = `/tenants/${of.tenantId}/members/${of.user.id}/permissions`
    const { permissions, servers } = await request<EffectivePermissions>('GET', path)
    if (!permissions) return Permissions.open
    return Permissions.of(
      permissions.map((entry) => (typeof entry === 'string' ? entry : entry.permission)),
      servers,
    )
  },
  staleTime: 60_000,
}))
