import { defineQueryOptions } from '@pinia/colada'
import { request } from '@/api/http'
import { keys } from '@/api/keys'
import type { ServerInvitationRequest } from '@/api/schema/tenant-service'
import type { CreatedInvitation, Invitation, Member, Page, Subuser } from '@/api/types'

export interface ServerKey {
  tenantId: string
  serverId: string
}

const path = ({ tenantId, serverId }: ServerKey, userId?: string) =>
  `/tenants/${tenantId}/servers/${serverId}/subusers${userId ? `/${encodeURIComponent(userId)}` : ''}`

/** Who may do something on this server beside what their roles allow. */
export const subusersQuery = defineQueryOptions((of: ServerKey) => ({
  key: keys.subusers(of.tenantId, of.serverId),
  query: async () => (await request<Page<Subuser>>('GET', path(of))).items,
  staleTime: 0,
}))

/** Grants somebody that much there, in the place of what they had. */
export const putSubuser = (of: ServerKey, userId: string, permissions: string[]) =>
  request<Subuser>('PUT', path(of, userId), { body: { permissions } })

export const removeSubuser = (of: ServerKey, userId: string) => request<undefined>('DELETE', path(of, userId))

export type SubuserWish = ServerInvitationRequest

const invitations = ({ tenantId, serverId }: ServerKey) =>
  `/tenants/${tenantId}/servers/${serverId}/invitations`
const invitationOf = (of: ServerKey, id: string) => `${invitations(of)}/${encodeURIComponent(id)}`

/** Who is invited to be a sub-user, and has not come yet. */
export const subuserInvitationsQuery = defineQueryOptions((of: ServerKey) => ({
  key: keys.serverInvitations(of.tenantId, of.serverId),
  query: async () => (await request<Page<Invitation>>('GET', invitations(of))).items,
  staleTime: 0,
}))

export const inviteSubuser = (of: ServerKey, wish: SubuserWish) =>
  request<CreatedInvitation>('POST', invitations(of), { body: wish })

/** Mails it again with a new link, which ends the one from before. */
export const mailSubuserInvitation = (of: ServerKey, id: string) =>
  request<Invitation>('POST', `${invitationOf(of, id)}/mail`)

export const revokeSubuserInvitation = (of: ServerKey, id: string) =>
  request<undefined>('DELETE', invitationOf(of, id))

/** Members to choose from: as many as are looked through at a glance. */
const MOST_CANDIDATES = 8

export const candidatesQuery = defineQueryOptions((of: { tenantId: string; search: string }) => ({
  key: keys.candidates(of.tenantId, of.search),
  query: async () => {
    const query = { q: of.search, limit: MOST_CANDIDATES }
    return (await request<Page<Member>>('GET', `/tenants/${of.tenantId}/members`, { query })).items
  },
  staleTime: 30_000,
}))
