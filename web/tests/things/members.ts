import { Permissions } from '@/api/permissions'
import type {
  Invitation,
  Member,
  MemberPermissions,
  Offer,
  PermissionEntry,
  Role,
  RoleMapping,
} from '@/api/types'

export const permissionEntry = (
  name: string,
  scope: PermissionEntry['scope'] = 'TENANT',
): PermissionEntry => {
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

export const invitation = (more: Partial<Invitation> = {}): Invitation => ({
  id: 'i1',
  email: null,
  roleIds: ['r1'],
  serverId: null,
  permissions: [],
  invitedBy: 'u1',
  createdAt: '2026-01-01T10:00:00Z',
  expiresAt: '2026-01-08T10:00:00Z',
  mailedAt: null,
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

export const everything = Permissions.open
export const only = (...permissions: string[]) => Permissions.of(permissions)
