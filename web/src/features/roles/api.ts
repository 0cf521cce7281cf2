import { defineQueryOptions } from '@pinia/colada'
import { exchange, request } from '@/api/http'
import { keys } from '@/api/keys'
import type { RoleRequest } from '@/api/schema/tenant-service'
import type { Guild, Page, Role, RoleMapping } from '@/api/types'

/** The panel takes a part of it too, of a role that is there. */
export type RoleWish = { [Part in keyof RoleRequest]-?: NonNullable<RoleRequest[Part]> }

const path = (tenantId: string, roleId?: string) =>
  `/tenants/${tenantId}/roles${roleId ? `/${encodeURIComponent(roleId)}` : ''}`

/** One role, with the tag of what was seen, so that nobody's change in between is lost. */
export const roleQuery = defineQueryOptions((of: { tenantId: string; roleId: string }) => ({
  key: keys.role(of.tenantId, of.roleId),
  query: () => exchange<Role>('GET', path(of.tenantId, of.roleId)),
  staleTime: 0,
  // a form begins with the role as it is, never as it was the last time
  gcTime: 0,
}))

export const createRole = (tenantId: string, wish: RoleWish) =>
  request<Role>('POST', path(tenantId), { body: wish })

/** Refused with 412 when the role is no longer as `etag` says. */
export const updateRole = (tenantId: string, roleId: string, etag: string | null, wish: RoleWish) =>
  request<Role>('PATCH', path(tenantId, roleId), {
    body: wish,
    headers: etag ? { 'If-Match': etag } : {},
  })

export const deleteRole = (tenantId: string, roleId: string) =>
  request<undefined>('DELETE', path(tenantId, roleId))

const readMappings = async (tenantId: string) =>
  (await request<Page<RoleMapping>>('GET', `/tenants/${tenantId}/role-mappings`)).items

/** The roles of the Discord server, the highest first. */
export const mappingsQuery = defineQueryOptions((tenantId: string) => ({
  key: keys.mappings(tenantId),
  query: () => readMappings(tenantId),
  staleTime: 0,
}))

/** The roles that a role of Discord's brings now; undefined when Discord has no such role any more. */
export const readMapping = async (tenantId: string, discordRoleId: string) =>
  (await readMappings(tenantId)).find((mapping) => mapping.discordRoleId === discordRoleId)?.roleIds

export const putMapping = (tenantId: string, discordRoleId: string, roleIds: string[]) =>
  request<RoleMapping>('PUT', `/tenants/${tenantId}/role-mappings/${encodeURIComponent(discordRoleId)}`, {
    body: { roleIds },
  })

export const guildQuery = defineQueryOptions((tenantId: string) => ({
  key: keys.guild(tenantId),
  query: () => request<Guild>('GET', `/tenants/${tenantId}/guild`),
  staleTime: 0,
}))

/** Reads the Discord server now, rather than within five minutes. */
export const readGuild = (tenantId: string) => request<Guild>('POST', `/tenants/${tenantId}/sync`)
