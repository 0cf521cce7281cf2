import type { AuditEntry, Guild, OwnGuild, Plan, Quota, Tenant } from '@/api/types'

export const tenant = (more: Partial<Tenant> = {}): Tenant => ({
  id: 't1',
  name: 'Nimbus Crew',
  slug: 'nimbus-crew',
  status: 'ACTIVE',
  settings: { locale: 'en', timeZone: 'Europe/Berlin', defaultTemplateId: null, requireSecondFactor: false },
  createdAt: '2026-01-01T10:00:00Z',
  version: 3,
  limits: { servers: 20, cpuMillis: 8_000, memoryMiB: 16_384, diskMiB: 102_400, backups: 50 },
  permissions: ['tenant:read', 'server:read'],
  ...more,
})

export const guild = (more: Partial<Guild> = {}): Guild => ({
  guildId: '42',
  name: 'Nimbus Discord',
  icon: null,
  membersListed: true,
  checkedAt: '2026-01-02T10:00:00Z',
  syncedAt: '2026-01-02T10:00:00Z',
  stale: false,
  problem: null,
  ...more,
})

export const ownGuild = (more: Partial<OwnGuild> = {}): OwnGuild => ({
  id: '42',
  name: 'Nimbus Discord',
  owner: true,
  installUrl: 'https://discord.example/oauth2/authorize?client_id=1&guild_id=42',
  ...more,
})

export const quota = (more: Partial<Quota> = {}): Quota => ({
  plan: 'SMALL',
  limits: { servers: 5, cpuMillis: 4_000, memoryMiB: 8_192, diskMiB: 51_200, backups: 10 },
  ceiling: { servers: 20, cpuMillis: 8_000, memoryMiB: 16_384, diskMiB: 102_400, backups: 50 },
  ...more,
})

export const plans: Plan[] = [
  { plan: 'SMALL', limits: quota().limits },
  { plan: 'MEDIUM', limits: quota().ceiling },
  {
    plan: 'LARGE',
    limits: { servers: 100, cpuMillis: 64_000, memoryMiB: 131_072, diskMiB: 1_048_576, backups: 500 },
  },
]

export const auditEntry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  id: 'a1',
  at: '2026-01-02T10:00:00Z',
  actor: { kind: 'USER', id: 'u1', name: 'Robin' },
  action: 'server:start',
  target: { kind: 'server', id: 's1', name: 'Survival' },
  outcome: 'SUCCESS',
  reason: null,
  address: '192.0.2.1',
  userAgent: null,
  override: false,
  traceId: null,
  before: null,
  after: null,
  ...more,
})
