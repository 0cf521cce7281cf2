import { defineQueryOptions } from '@pinia/colada'
import { request } from '@/api/http'
import { keys } from '@/api/keys'
import type { InvitationRequest } from '@/api/schema/tenant-service'
import type { CreatedInvitation, Invitation, Offer, Page } from '@/api/types'

export type InvitationWish = InvitationRequest

const path = (tenantId: string) => `/tenants/${tenantId}/invitations`

/** Those nobody has accepted yet. */
export const invitationsQuery = defineQueryOptions((tenantId: string) => ({
  key: keys.invitations(tenantId),
  query: async () => (await request<Page<Invitation>>('GET', path(tenantId))).items,
  staleTime: 0,
}))

export const invite = (tenantId: string, wish: InvitationWish) =>
  request<CreatedInvitation>('POST', path(tenantId), { body: wish })

export const revokeInvitation = (tenantId: string, id: string) =>
  request<undefined>('DELETE', `${path(tenantId)}/${encodeURIComponent(id)}`)

/** Mails it again with a new link, which ends the one from before. */
export const mailInvitation = (tenantId: string, id: string) =>
  request<Invitation>('POST', `${path(tenantId)}/${encodeURIComponent(id)}/mail`)

/** What a link lets one into, without using it up. The token travels in bodies alone. */
export const lookAt = (token: string) => request<Offer>('POST', '/invitations/look', { body: { token } })

export const accept = (token: string) => request<Offer>('POST', '/invitations/accept', { body: { token } })
