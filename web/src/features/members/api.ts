import { defineQueryOptions } from '@pinia/colada'
import { request } from '@/api/http'
import { keys } from '@/api/keys'
import type { Member, MemberPermissions, Page } from '@/api/types'

export const PAGE_SIZE = 50

const one = (tenantId: string, userId: string) => `/tenants/${tenantId}/members/${encodeURIComponent(userId)}`

export const listMembers = (tenantId: string, search: string, cursor?: string) =>
  request<Page<Member>>('GET', `/tenants/${tenantId}/members`, {
    query: { q: search, limit: PAGE_SIZE, cursor },
  })

export interface MemberKey {
  tenantId: string
  userId: string
}

export const memberQuery = defineQueryOptions(({ tenantId, userId }: MemberKey) => ({
  key: keys.member(tenantId, userId),
  query: () => readMember(tenantId, userId),
  staleTime: 0,
}))

export const readMember = (tenantId: string, userId: string) => request<Member>('GET', one(tenantId, userId))

/** Given to them here. */
export const directRoles = ({ roles }: Member): string[] =>
  roles.filter(({ direct }) => direct).map(({ id }) => id)

/** What a member may do, and why. */
export const whyQuery = defineQueryOptions(({ tenantId, userId }: MemberKey) => ({
  key: keys.why(tenantId, userId),
  query: () => request<MemberPermissions>('GET', `${one(tenantId, userId)}/permissions`),
  staleTime: 0,
}))

/** Replaces the roles given to a member here; what Discord brings is not touched. */
export const changeRoles = (tenantId: string, userId: string, roleIds: string[]) =>
  request<Member>('PUT', `${one(tenantId, userId)}/roles`, { body: { roleIds } })

/** Takes all that was given here, on single servers too. */
export const removeMember = (tenantId: string, userId: string) =>
  request<undefined>('DELETE', one(tenantId, userId))
