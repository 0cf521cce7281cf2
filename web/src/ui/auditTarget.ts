import type { AuditEntry } from '@/api/types'

/**
 * What an entry says of an invitation, which has no name of its own: the roles that come with it, or the server that it is to.
 * Both may be unknown. Nothing for an entry that is about something else.
 */
export function invitationOf({
  target,
  after,
}: Pick<AuditEntry, 'target' | 'after'>): { roles: string[]; serverId: string | undefined } | undefined {
  if (target?.kind !== 'invitation' || target.name) return undefined
  const { roles, server } = after ?? {}
  return {
    roles: Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [],
    serverId: typeof server === 'string' ? server : undefined,
  }
}

/** Whose access on which server an entry is about; nothing for one that is about something else. */
export function subuserOf({
  target,
}: Pick<AuditEntry, 'target'>): { serverId: string; userId: string } | undefined {
  const [serverId, userId, ...more] = target.kind === 'subuser' ? target.id.split('/') : []
  return serverId && userId && more.length === 0 ? { serverId, userId } : undefined
}
