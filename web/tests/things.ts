import { Permissions } from '@/api/permissions'
import type {
  Cluster,
  ApiKey,
  AuditEntry,
  Guild,
  Identity,
  Invitation,
  Member,
  MemberPermissions,
  Offer,
  OwnGuild,
  PermissionEntry,
  Person,
  Plan,
  Provider,
  Providers,
  Quota,
  Role,
  RoleMapping,
  Server,
  ServerIntentData,
  ServerStateData,
  Session,
  Startup,
  Subuser,
  Template,
  TemplateDetails,
  Tenant,
  User,
} from '@/api/types'

export const user = (more: Partial<User> = {}): User => ({
  id: 'u1',
  email: 'robin@example.org',
  emailVerified: true,
  displayName: 'Robin',
  superAdmin: false,
  hasPassword: true,
  secondFactor: false,
  secondFactorRequired: false,
  createdAt: '2026-01-01T10:00:00Z',
  ...more,
})

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

let serial = 0

/** Each with an id of its own, since what the feed said about a server is remembered for the whole page. */
export const server = (more: Partial<Server> = {}): Server => ({
  id: `s${++serial}`,
  tenantId: 't1',
  name: 'Survival',
  templateId: 'demo',
  templateVersion: 1,
  state: 'RUNNING',
  stateReason: null,
  stateMessage: null,
  stateSince: '2026-01-01T10:00:00Z',
  stateSeq: 1,
  resourceUid: 'uid-1',
  desiredState: 'RUNNING',
  address: { host: 'localhost', port: 25565 },
  resources: { cpuMillis: 1000, memoryMiB: 1024, diskMiB: 2048 },
  stopWhenEmptyMinutes: 0,
  pendingRestart: false,
  suspended: false,
  suspendedReason: null,
  players: null,
  generation: 1,
  createdAt: '2026-01-01T10:00:00Z',
  ...more,
})

export const startup = (more: Partial<Startup> = {}): Startup => ({
  image: 'game:1',
  images: [
    { name: 'Old', image: 'game:1' },
    { name: 'New', image: 'game:2' },
  ],
  variables: [
    {
      key: 'MOTD',
      name: 'Message of the day',
      description: 'Shown in the list of servers.',
      value: 'Hello',
      defaultValue: 'Welcome',
      editable: true,
    },
    {
      key: 'DATA',
      name: 'Data directory',
      description: null,
      value: '/data',
      defaultValue: '/data',
      editable: false,
    },
  ],
  installs: true,
  countsPlayers: true,
  ...more,
})

export const template = (more: Partial<Template> = {}): Template => ({
  id: 'demo',
  slug: 'demo',
  name: 'Demo server',
  description: 'A small block world.',
  game: 'Minecraft',
  version: 1,
  scope: 'GLOBAL',
  ...more,
})

/** The same with what it says. */
export const details = (of: Template): TemplateDetails => ({
  ...of,
  spec: {
    images: [{ name: 'Demo', image: 'game:1' }],
    variables: [
      { key: 'MOTD', name: 'Message of the day', defaultValue: 'Welcome' },
      { key: 'DATA', name: 'Data directory', defaultValue: '/data', editable: false },
    ],
  },
})

export const password: Provider = { id: 'password', kind: 'password', name: 'E-mail and password' }
export const directory: Provider = { id: 'ldap', kind: 'directory', name: 'Staff directory' }
export const discord: Provider = {
  id: 'discord',
  kind: 'redirect',
  name: 'Discord',
  simulated: false,
  loginUrl: '/api/v1/auth/discord/login',
}

export const providers = (more: Partial<Providers> = {}): Providers => ({
  items: [password],
  registrationOpen: true,
  registrationByMail: false,
  mail: true,
  mailboxUrl: null,
  ...more,
})

export const identity = (more: Partial<Identity> = {}): Identity => ({
  provider: 'discord',
  name: 'robin#1',
  linkedAt: '2026-01-01T10:00:00Z',
  lastUsedAt: '2026-01-02T10:00:00Z',
  ...more,
})

export const apiKey = (more: Partial<ApiKey> = {}): ApiKey => ({
  id: 'k1',
  name: 'Backup script',
  prefix: 'ptn_AbCd12',
  permissions: null,
  addresses: [],
  createdAt: '2026-01-01T10:00:00Z',
  expiresAt: null,
  lastUsedAt: null,
  lastUsedAddress: null,
  ...more,
})

export const person = (more: Partial<Person> = {}): Person => ({
  id: 'p1',
  displayName: 'Kim',
  email: 'kim@example.org',
  superAdmin: false,
  configured: false,
  secondFactor: false,
  identities: [],
  createdAt: '2026-01-01T10:00:00Z',
  ...more,
})

export const cluster = (more: Partial<Cluster> = {}): Cluster => ({
  name: 'local',
  state: 'CONNECTED',
  since: '2026-01-01T10:00:00Z',
  labels: {},
  configured: false,
  placeable: true,
  controllerVersion: '0.1.0',
  protocol: 1,
  lastSeenAt: '2026-01-01T11:00:00Z',
  servers: 0,
  capacity: { cpuMillis: 4000, memoryMiB: 8192, usedCpuMillis: 1000, usedMemoryMiB: 2048 },
  revision: 1,
  outstanding: { count: 0, oldest: null },
  rotationRequestedAt: null,
  createdAt: '2026-01-01T09:00:00Z',
  ...more,
})

export const session = (more: Partial<Session> = {}): Session => ({
  id: 'a1',
  current: true,
  createdAt: '2026-01-01T10:00:00Z',
  lastUsedAt: '2026-01-02T10:00:00Z',
  device: 'Firefox on Linux',
  address: '192.0.2.1',
  ...more,
})

export const permissionEntry = (name: string, scope = 'TENANT'): PermissionEntry => {
  const [resource = '', action = ''] = name.split(':')
  return { name, resource, action, scope, onServers: resource === 'server' || resource === 'console' }
}

/** A few of the permissions there are, in the panel's order. */
export const catalogue = {
  items: [
    ...['server:read', 'server:start', 'member:read', 'role:read', 'tenant:delete'].map((name) =>
      permissionEntry(name),
    ),
    permissionEntry('user:manage', 'PLATFORM'),
  ],
}

export const role = (more: Partial<Role> = {}): Role => ({
  id: 'r1',
  name: 'Builders',
  permissions: ['server:read', 'server:start'],
  version: 4,
  createdAt: '2026-01-01T10:00:00Z',
  ...more,
})

export const owner = role({
  id: 'r0',
  name: 'Owner',
  builtIn: 'OWNER',
  permissions: catalogue.items.filter(({ scope }) => scope === 'TENANT').map(({ name }) => name),
})

export const member = (more: Partial<Member> = {}): Member => ({
  userId: 'u2',
  displayName: 'Kim Lee',
  roles: [{ id: 'r1', name: 'Builders', direct: true }],
  access: ['DIRECT'],
  joinedAt: '2026-01-01T10:00:00Z',
  ...more,
})

export const why = (more: Partial<MemberPermissions> = {}): MemberPermissions => ({
  userId: 'u2',
  displayName: 'Kim Lee',
  permissions: [{ permission: 'server:read', sources: [{ kind: 'ROLE', name: 'Builders' }] }],
  servers: {},
  ...more,
})

export const mapping = (more: Partial<RoleMapping> = {}): RoleMapping => ({
  discordRoleId: 'd1',
  name: 'Crew',
  color: 0x33aa55,
  position: 2,
  managed: false,
  everyone: false,
  roleIds: [],
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

export const invitation = (more: Partial<Invitation> = {}): Invitation => ({
  id: 'i1',
  email: null,
  roleIds: ['r1'],
  serverId: null,
  permissions: [],
  invitedBy: 'u1',
  createdAt: '2026-01-01T10:00:00Z',
  expiresAt: '2026-01-08T10:00:00Z',
  ...more,
})

export const subuser = (more: Partial<Subuser> = {}): Subuser => ({
  userId: 'u2',
  displayName: 'Kim Lee',
  permissions: ['server:read', 'server:start'],
  grantedAt: '2026-01-01T10:00:00Z',
  ...more,
})

export const offer = (more: Partial<Offer> = {}): Offer => ({
  tenantId: 't1',
  tenantName: 'Nimbus Crew',
  tenantSlug: 'nimbus-crew',
  roles: ['Builders'],
  servers: 0,
  expiresAt: '2026-01-08T10:00:00Z',
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

export const stateData = (of: Server, more: Partial<ServerStateData> = {}): ServerStateData => ({
  serverId: of.id,
  tenantId: of.tenantId,
  state: 'RUNNING',
  previousState: null,
  reason: null,
  message: null,
  at: '2026-01-02T10:00:00Z',
  stateSeq: 2,
  resourceUid: 'uid-1',
  generation: 1,
  exitCode: null,
  address: null,
  deleted: false,
  ...more,
})

/** What the feed tells when somebody deletes a server. */
export const deletionData = (of: Server): ServerIntentData =>
  intentData(of, { action: 'DELETE', state: 'DELETING' })

export const intentData = (of: Server, more: Partial<ServerIntentData> = {}): ServerIntentData => ({
  serverId: of.id,
  tenantId: of.tenantId,
  name: of.name,
  generation: 2,
  action: 'STOP',
  state: 'STOPPING',
  desiredState: 'STOPPED',
  actor: null,
  at: '2026-01-02T10:00:00Z',
  ...more,
})

export const everything = Permissions.open
export const only = (...permissions: string[]) => Permissions.of(permissions)
export const page = <T>(...items: T[]) => ({ items, nextCursor: null })
