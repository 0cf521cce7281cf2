import type { AuditEntry, Tenant } from '@/api/types'

/** Something that was done, for the examples of how it is told. */
export const entry: AuditEntry = {
  id: 'a1',
  at: '2026-01-02T10:00:00Z',
  actor: { kind: 'USER', id: 'u1', name: 'Robin' },
  action: 'server:update',
  target: { kind: 'server', id: 's1', name: 'Survival' },
  outcome: 'SUCCESS',
  reason: null,
  address: '192.0.2.1',
  userAgent: 'A browser',
  override: false,
  traceId: null,
  before: { memoryMiB: 1024, cpuMillis: 1000 },
  after: { memoryMiB: 2048, cpuMillis: 1000 },
}

export const tenant: Tenant = {
  id: 't1',
  slug: 'nimbus-crew',
  name: 'Nimbus Crew',
  status: 'ACTIVE',
  permissions: [],
} as unknown as Tenant
