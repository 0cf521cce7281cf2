/** Shapes of the public API about tenants: who is in them, and what each may do. */

export type TenantStatus = 'ACTIVE' | 'SUSPENDED' | 'DELETING'

export interface Limits {
  servers: number
  cpuMillis: number
  memoryMiB: number
  diskMiB: number
  backups: number
}

export interface TenantSettings {
  /** BCP 47 tag of the language in which messages to the whole tenant are. */
  locale: string
  timeZone: string
  defaultTemplateId?: string | null
  requireSecondFactor: boolean
}

export interface Tenant {
  id: string
  name: string
  slug: string
  status: TenantStatus
  statusReason?: 'BOT_REMOVED' | 'ADMINISTRATOR'
  /** When it will be gone, while it waits for that. */
  deleteAt?: string
  /** Of its Discord server; absent without one. */
  guildId?: string
  icon?: string
  settings: TenantSettings
  createdAt: string
  version: number
  limits: Limits
  /** What who asks may do throughout the tenant. */
  permissions: string[]
}

/** What the live feed tells changes of. */
export type TenantPart = 'members' | 'roles' | 'invitations' | 'subusers' | 'templates' | 'tenant' | 'servers'

/** A Discord server that somebody manages. */
export interface OwnGuild {
  id: string
  name: string
  icon?: string
  owner: boolean
  /** Of the tenant it has already. */
  tenantId?: string
  /** Where the bot is added to it; absent when no bot is configured. */
  installUrl?: string
}

export interface Guild {
  guildId: string
  name: string
  icon?: string | null
  /** Whether Discord tells of all members at once; if not, each active one is asked about by themselves. */
  membersListed: boolean
  checkedAt: string
  syncedAt?: string | null
  stale: boolean
  problem?: string | null
}

export type BuiltInRole = 'OWNER' | 'ADMIN' | 'OPERATOR' | 'MODERATOR' | 'VIEWER'

export interface Role {
  id: string
  name: string
  /** Absent for one the tenant made. */
  builtIn?: BuiltInRole
  permissions: string[]
  version: number
  createdAt: string
}

/** A role of Discord's, and which of the tenant's roles it brings. */
export interface RoleMapping {
  discordRoleId: string
  name: string
  /** As RGB, 0 for none. */
  color: number
  position: number
  managed: boolean
  everyone: boolean
  roleIds: string[]
}

export type WayOfAccess = 'DIRECT' | 'DISCORD' | 'SERVERS'

export interface RoleOfMember {
  id: string
  name: string
  /** Given to them here, rather than brought by Discord. */
  direct: boolean
}

export interface Member {
  userId: string
  displayName: string
  roles: RoleOfMember[]
  access: WayOfAccess[]
  /** Null for who has access by Discord alone. */
  joinedAt?: string | null
}

export type SourceKind =
  'ROLE' | 'DISCORD_ROLE' | 'DISCORD_OWNER' | 'DISCORD_PERMISSION' | 'SERVER_GRANT' | 'SUPER_ADMIN'

/** Where a permission comes from. */
export interface Source {
  kind: SourceKind
  name?: string
  discordRole?: string
}

export interface MemberPermissions {
  userId: string
  displayName: string
  permissions: { permission: string; sources: Source[] }[]
  /** Beyond that, on single servers, by server id. */
  servers: Record<string, string[]>
}

/** Somebody with permissions on one server, beside their roles. */
export interface Subuser {
  userId: string
  displayName: string
  permissions: string[]
  grantedAt: string
}

export interface Invitation {
  id: string
  email?: string | null
  roleIds: string[]
  serverId?: string | null
  permissions: string[]
  invitedBy: string
  createdAt: string
  expiresAt: string
  /** When its link went out by mail last. */
  mailedAt?: string | null
}

/** With its link, which is told this one time. */
export interface CreatedInvitation {
  invitation: Invitation
  url: string
  /** What became of its mail, where it names an address. */
  mail?: 'SENT' | 'OFF' | 'LIMITED' | 'FAILED' | null
}

/** What an invitation lets one into. */
export interface Offer {
  tenantId: string
  tenantName: string
  tenantSlug: string
  roles: string[]
  servers: number
  expiresAt: string
}

export type QuotaPlan = 'SMALL' | 'MEDIUM' | 'LARGE' | 'CUSTOM'

/** A plan of the panel, and what it allows a tenant in all. */
export interface Plan {
  plan: Exclude<QuotaPlan, 'CUSTOM'>
  limits: Limits
}

export interface Quota {
  plan: QuotaPlan
  limits: Limits
  /** The most the tenant's owners may give it themselves. */
  ceiling: Limits
}

export type AuditOutcome = 'SUCCESS' | 'DENIED' | 'FAILED'

export interface AuditEntry {
  id: string
  at: string
  actor: { kind: 'USER' | 'SERVICE' | 'CLUSTER'; id?: string | null; name?: string | null }
  action: string
  target?: { kind: string; id?: string | null; name?: string | null } | null
  outcome: AuditOutcome
  reason?: string | null
  address?: string | null
  userAgent?: string | null
  /** Done by a super administrator just because they are one. */
  override: boolean
  traceId?: string | null
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
}
