import { defineQueryOptions } from '@pinia/colada'
import { request } from '@/api/http'
import { keys } from '@/api/keys'
import { Permissions } from '@/api/permissions'
import type { OwnGuildsView } from '@/api/schema/tenant-service'
import type { MemberPermissions, Page, Tenant, User } from '@/api/types'

export const tenantsQuery = defineQueryOptions({
  key: keys.tenants,
  query: async () => (await request<Page<Tenant>>('GET', '/tenants', { query: { limit: 200 } })).items,
  staleTime: 60_000,
})

/** `idempotencyKey` makes a second click or a retried request the same creation. */
export const createTenant = (name: string, idempotencyKey: string) =>
  request<Tenant>('POST', '/tenants', { body: { name }, headers: { 'Idempotency-Key': idempotencyKey } })

/** The Discord servers somebody owns or manages. */
export const ownGuildsQuery = defineQueryOptions({
  key: keys.ownGuilds,
  query: async () => (await request<OwnGuildsView>('GET', '/discord/guilds')).items,
  staleTime: 0,
})

/** The tenant of a Discord server; the one it has when it has one. */
export const createTenantOfGuild = (guildId: string, idempotencyKey: string) =>
  request<Tenant>('POST', '/tenants', { body: { guildId }, headers: { 'Idempotency-Key': idempotencyKey } })

/** Takes back the decision to delete it. */
export const keepTenant = (id: string) => request<Tenant>('POST', `/tenants/${id}/keep`)

/** Lifts what a super administrator decided; of super administrators alone. */
export const resumeTenant = (id: string) => request<Tenant>('POST', `/tenants/${id}/resume`)

/** What a person may do in a tenant. An answer that names no permissions hides nothing. */
export const permissionsQuery = defineQueryOptions((of: { tenantId: string; user: User }) => ({
  key: keys.permissions(of.tenantId),
  query: async () => {
    if (of.user.superAdmin) return Permissions.open
    const path = `/tenants/${of.tenantId}/members/${of.user.id}/permissions`
    const { permissions, servers } = await request<Partial<MemberPermissions>>('GET', path)
    if (!permissions) return Permissions.open
    return Permissions.of(
      permissions.map(({ permission }) => permission),
      servers,
    )
  },
  staleTime: 60_000,
}))
