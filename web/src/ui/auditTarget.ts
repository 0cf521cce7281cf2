import type { AuditEntry } from '@/api/types'

/** Whose access on which server an entry is about; nothing for one that is about something else. */
export function subuserOf({
  target,
}: Pick<AuditEntry, 'target'>): { serverId: string; userId: string } | undefined {
  const [serverId, userId, ...more] = target.kind === 'subuser' ? target.id.split('/') : []
  return serverId && userId && more.length === 0 ? { serverId, userId } : undefined
}
