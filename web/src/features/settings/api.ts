import { defineQueryOptions } from '@pinia/colada'
import { exchange, request } from '@/api/http'
import { keys } from '@/api/keys'
import type { QuotaRequest, UpdateTenantRequest } from '@/api/schema/tenant-service'
import type { Page, Plan, Quota, Tenant } from '@/api/types'

export { usedQuery, type Used } from '@/api/usage'

const path = (tenantId: string) => `/tenants/${tenantId}`

/** A tenant with the tag of what was seen. */
export const tenantQuery = defineQueryOptions((tenantId: string) => ({
  key: keys.tenant(tenantId),
  query: () => exchange<Tenant>('GET', path(tenantId)),
  staleTime: 0,
  // a form begins with the tenant as it is, never as it was the last time
  gcTime: 0,
}))

export type TenantWish = UpdateTenantRequest

/** Refused with 412 when the tenant is no longer as `etag` says. */
export const updateTenant = (tenantId: string, etag: string | null, wish: TenantWish) =>
  request<Tenant>('PATCH', path(tenantId), { body: wish, headers: etag ? { 'If-Match': etag } : {} })

/** Decides that it goes, after a time of grace. `confirmation` is its slug. */
export const deleteTenant = (tenantId: string, confirmation: string) =>
  request<Tenant>('DELETE', path(tenantId), { query: { confirmation } })

/** Of super administrators alone: it can be read from then on, and nothing more, until they resume it. */
export const suspendTenant = (tenantId: string) => request<Tenant>('POST', `${path(tenantId)}/suspend`)

export const quotaQuery = defineQueryOptions((tenantId: string) => ({
  key: keys.quota(tenantId),
  query: () => request<Quota>('GET', `${path(tenantId)}/quota`),
  staleTime: 0,
}))

/** The plans there are, the smallest first. They change with the panel alone. */
export const plansQuery = defineQueryOptions({
  key: keys.plans,
  query: async () => (await request<Page<Plan>>('GET', '/plans')).items,
  staleTime: 3_600_000,
})

/** The limits of a plan, or one's own. */
export const changeQuota = (tenantId: string, wish: QuotaRequest) =>
  request<Quota>('PUT', `${path(tenantId)}/quota`, { body: wish })
