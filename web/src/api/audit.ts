import { request } from './http'
import type { AuditEntry, Page } from './types'

export const PAGE_SIZE = 50

/** What an audit page was asked for; all of it stands in the address. */
export interface AuditFilters {
  /** As `server:start`, or `server:` for all that concerns servers. */
  action: string
  /** Id or name of who did it. */
  actor: string
  /** Id or name of what it was done to. */
  target: string
  /** Days, as `2026-03-01`. */
  from: string
  until: string
}

export const listAudit = (
  tenantId: string,
  filters: Partial<AuditFilters>,
  cursor?: string,
  limit = PAGE_SIZE,
) =>
  request<Page<AuditEntry>>('GET', `/tenants/${tenantId}/audit`, {
    query: {
      action: filters.action,
      actor: filters.actor,
      target: filters.target,
      from: startOfDay(filters.from ?? ''),
      to: startOfDay(filters.until ?? '', 1),
      limit,
      cursor,
    },
  })

/** The moment a day begins here, `days` later; nothing for what is no day. */
export function startOfDay(day: string, days = 0): string | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!parts) return undefined
  const moment = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + days)
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}
