// The part of the stand-in that is about tenants: people, roles, Discord, invitations, quota and audit. In memory,
// and without rules of its own: whoever asks may do all of it.
import { randomUUID } from 'node:crypto'

const all = (items) => ({ items, nextCursor: null })
const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString()
const READS = ['server:read', 'member:read', 'role:read', 'tenant:read', 'quota:read']

const of = (resource, actions) => actions.split(' ').map((action) => `${resource}:${action}`)
const ON_SERVERS = [
  ...of('server', 'read update delete start stop restart kill reinstall suspend'),
  ...of('console', 'read execute'),
  ...of('log', 'read'),
  ...of('metric', 'read'),
  ...of('player', 'read manage'),
  ...of('file', 'read write delete archive'),
  ...of('sftp', 'connect'),
  ...of('backup', 'create read download restore delete'),
  ...of('schedule', 'create read update delete'),
  ...of('startup', 'read update'),
  ...of('network', 'read update'),
  ...of('subuser', 'create read update delete'),
]
export const isOnServers = (name) => ON_SERVERS.includes(name)

/** Everything in a tenant, which is what its owner may do, in the panel's order. */
export const OWNER_PERMISSIONS = [
  'server:create',
  ...ON_SERVERS,
  ...of('template', 'create read update delete import'),
  ...of('member', 'read invite update remove'),
  ...of('role', 'create read update delete'),
  ...of('tenant', 'read update delete'),
  ...of('quota', 'read update'),
  ...of('audit', 'read'),
  ...of('notification', 'read update'),
]

const SMALL = { servers: 5, cpuMillis: 4_000, memoryMiB: 8_192, diskMiB: 51_200, backups: 10 }
const MEDIUM = { servers: 20, cpuMillis: 8_000, memoryMiB: 16_384, diskMiB: 102_400, backups: 50 }
const LARGE = { servers: 100, cpuMillis: 64_000, memoryMiB: 131_072, diskMiB: 1_048_576, backups: 500 }
const PLANS = Object.entries({ SMALL, MEDIUM, LARGE }).map(([plan, limits]) => ({ plan, limits }))

export function makeTenant(name, slug, more = {}) {
  return {
    id: randomUUID(),
    name,
    slug,
    status: 'ACTIVE',
    settings: {
      locale: 'en',
      timeZone: 'Europe/Berlin',
      defaultTemplateId: null,
      requireSecondFactor: false,
    },
    createdAt: ago(90_000),
    version: 1,
    limits: MEDIUM,
    permissions: OWNER_PERMISSIONS,
    ...more,
  }
}

export function makeCommunity(user) {
  const role = (name, permissions, builtIn) => ({
    id: randomUUID(),
    name,
    ...(builtIn ? { builtIn } : {}),
    permissions,
    version: 1,
    createdAt: ago(90_000),
  })
  const owner = role('Owner', OWNER_PERMISSIONS, 'OWNER')
  const viewer = role('Viewer', READS, 'VIEWER')
  const builders = role('Builders', [...READS, 'server:start', 'server:stop', 'console:read'])
  const has = ({ id, name }, direct) => ({ id, name, direct })
  const member = (displayName, roles, access, joined) => ({
    userId: randomUUID(),
    displayName,
    roles,
    access,
    joinedAt: joined ? ago(joined) : null,
  })
  const mapping = (name, position, more = {}) => ({
    discordRoleId: String(1000 + position),
    name,
    color: 0,
    position,
    managed: false,
    everyone: false,
    roleIds: [],
    ...more,
  })
  return {
    roles: [owner, viewer, builders],
    members: [
      { ...member(user.displayName, [has(owner, true)], ['DIRECT', 'DISCORD'], 90_000), userId: user.id },
      member('Kim Lee', [has(builders, true), has(viewer, false)], ['DIRECT', 'DISCORD'], 4_000),
      member('Sam with a rather long name that goes on', [has(viewer, false)], ['DISCORD']),
      member('Alex', [], ['SERVERS'], 900),
    ],
    mappings: [
      mapping('Admins', 4, { color: 0xa3211b, roleIds: [owner.id] }),
      mapping('Helper bot', 3, { managed: true, color: 0x5b3fa0 }),
      mapping('Crew', 2, { color: 0x12663a, roleIds: [builders.id, viewer.id] }),
      mapping('@everyone', 0, { everyone: true }),
    ],
    guild: {
      guildId: '42',
      name: 'Nimbus Discord',
      icon: null,
      membersListed: true,
      checkedAt: ago(2),
      syncedAt: ago(4),
      stale: false,
      problem: null,
    },
    guilds: [
      { id: '42', name: 'Nimbus Discord', owner: true },
      { id: '43', name: 'Second Home', owner: false },
    ],
    invitations: [],
    /** By server, then by person. */
    subusers: new Map(),
    quota: { plan: 'MEDIUM', limits: MEDIUM, ceiling: MEDIUM },
    audit: [
      ['server:start', 'SUCCESS', 'Survival', null, null],
      ['server:update', 'SUCCESS', 'Survival', { memoryMiB: 512 }, { memoryMiB: 1024 }],
      ['server:kill', 'DENIED', 'Survival', null, null],
      ['quota:update', 'SUCCESS', 'Nimbus Crew', SMALL, MEDIUM],
      ['server:kill', 'DENIED', 'Event arena', null, null],
      ['role:update', 'SUCCESS', 'Builders', { permissions: READS }, { permissions: builders.permissions }],
      [
        'tenant:update',
        'SUCCESS',
        'Nimbus Crew',
        { name: 'Nimbus' },
        { name: 'Nimbus Crew', slug: 'nimbus-crew' },
      ],
      ['subuser:create', 'SUCCESS', null, null, { permissions: ['server:read', 'console:read'] }],
      ['console:execute', 'FAILED', 'Skyblock with a rather long name for the second season', null, null],
      ...Array.from({ length: 70 }, (_, index) => [
        'server:restart',
        'SUCCESS',
        `Server ${index + 1}`,
        null,
        null,
      ]),
    ].map(([action, outcome, name, before, after], index) => ({
      id: randomUUID(),
      at: ago(index * 90 + 3),
      actor: { kind: 'USER', id: user.id, name: user.displayName },
      action,
      target: {
        kind: action.split(':')[0],
        id: name ? randomUUID() : `${randomUUID()}/${randomUUID()}`,
        name,
      },
      outcome,
      reason: outcome === 'DENIED' ? 'This needs the permission server:kill.' : null,
      address: '192.0.2.7',
      userAgent: 'Firefox on Linux',
      override: index === 1,
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      before,
      after,
    })),
  }
}

/** One tenant out of the path, or 404. */
const withTenant = (handle) => (context) => {
  const tenant = context.world.tenants.find(({ id }) => id === context.parts[0])
  return tenant ? handle(context, tenant) : context.fail(404, 'not-found', 'There is no such tenant.')
}
const tagged = (thing) => ({ etag: `"${thing.version}"` })
const found = (items, query, ...fields) => {
  const needle = (query.get('q') ?? '').toLowerCase()
  return items.filter((item) =>
    fields.some((field) =>
      String(field(item) ?? '')
        .toLowerCase()
        .includes(needle),
    ),
  )
}

export function tenantRoutes() {
  return [
    ['GET', /^\/discord\/guilds$/, ({ world, send }) => send(200, { items: guildsOf(world) })],
    ['POST', /^\/invitations\/(?:look|accept)$/, ({ world, send }) => send(200, offerOf(world))],
    ['GET', /^\/tenants\/([^/]+)$/, withTenant(({ send }, tenant) => send(200, tenant, tagged(tenant)))],
    [
      'PATCH',
      /^\/tenants\/([^/]+)$/,
      withTenant(({ send, body }, tenant) => {
        const settings = { ...tenant.settings, ...body.settings }
        send(200, Object.assign(tenant, body, { settings, version: tenant.version + 1 }), tagged(tenant))
      }),
    ],
    [
      'DELETE',
      /^\/tenants\/([^/]+)$/,
      withTenant(({ send, fail, query }, tenant) => {
        if (query.get('confirmation') !== tenant.slug) return fail(400, 'validation-failed')
        send(202, Object.assign(tenant, { status: 'DELETING', deleteAt: ago(-7 * 1440) }))
      }),
    ],
    [
      'POST',
      /^\/tenants\/([^/]+)\/keep$/,
      withTenant(({ send }, tenant) => {
        delete tenant.deleteAt
        send(200, Object.assign(tenant, { status: 'ACTIVE' }))
      }),
    ],
    [
      'POST',
      /^\/tenants\/([^/]+)\/suspend$/,
      withTenant(({ send }, tenant) =>
        send(200, Object.assign(tenant, { status: 'SUSPENDED', statusReason: 'ADMINISTRATOR' })),
      ),
    ],
    [
      'POST',
      /^\/tenants\/([^/]+)\/resume$/,
      withTenant(({ send }, tenant) => {
        delete tenant.statusReason
        send(200, Object.assign(tenant, { status: 'ACTIVE' }))
      }),
    ],
    [
      'GET',
      /^\/tenants\/[^/]+\/members$/,
      ({ world, send, query }) =>
        send(200, all(found(world.community.members, query, ({ displayName }) => displayName))),
    ],
    ['GET', /^\/tenants\/[^/]+\/members\/([^/]+)$/, withMember(({ send }, member) => send(200, member))],
    [
      'PUT',
      /^\/tenants\/[^/]+\/members\/([^/]+)\/roles$/,
      withMember(({ world, send, body }, member) => {
        const given = world.community.roles.filter(({ id }) => body.roleIds.includes(id))
        member.roles = [
          ...given.map(({ id, name }) => ({ id, name, direct: true })),
          ...member.roles.filter(({ direct }) => !direct),
        ]
        send(200, member)
      }),
    ],
    [
      'DELETE',
      /^\/tenants\/[^/]+\/members\/([^/]+)$/,
      withMember(({ world, send }, member) => {
        world.community.members = world.community.members.filter((other) => other !== member)
        send(204, undefined)
      }),
    ],
    ['GET', /^\/tenants\/[^/]+\/roles$/, ({ world, send }) => send(200, all(world.community.roles))],
    [
      'POST',
      /^\/tenants\/[^/]+\/roles$/,
      ({ world, send, body }) => {
        const role = { id: randomUUID(), version: 1, createdAt: ago(0), ...body }
        world.community.roles.push(role)
        send(201, role)
      },
    ],
    [
      'GET',
      /^\/tenants\/[^/]+\/roles\/([^/]+)$/,
      withRole(({ send }, role) => send(200, role, tagged(role))),
    ],
    [
      'PATCH',
      /^\/tenants\/[^/]+\/roles\/([^/]+)$/,
      withRole(({ send, body }, role) =>
        send(200, Object.assign(role, body, { version: role.version + 1 }), tagged(role)),
      ),
    ],
    [
      'DELETE',
      /^\/tenants\/[^/]+\/roles\/([^/]+)$/,
      withRole(({ world, send }, role) => {
        world.community.roles = world.community.roles.filter((other) => other !== role)
        send(204, undefined)
      }),
    ],
    [
      'GET',
      /^\/tenants\/[^/]+\/role-mappings$/,
      ({ world, send }) => send(200, all(world.community.mappings)),
    ],
    [
      'PUT',
      /^\/tenants\/[^/]+\/role-mappings\/([^/]+)$/,
      ({ world, send, body, parts }) => {
        const mapping = world.community.mappings.find(({ discordRoleId }) => discordRoleId === parts[0])
        send(200, Object.assign(mapping, { roleIds: body.roleIds }))
      },
    ],
    ['GET', /^\/tenants\/[^/]+\/guild$/, ({ world, send }) => send(200, world.community.guild)],
    [
      'POST',
      /^\/tenants\/[^/]+\/sync$/,
      ({ world, send }) =>
        send(
          200,
          Object.assign(world.community.guild, { checkedAt: ago(0), syncedAt: ago(0), stale: false }),
        ),
    ],
    [
      'GET',
      /^\/tenants\/[^/]+(?:\/servers\/([^/]+))?\/invitations$/,
      ({ world, send, parts }) =>
        send(
          200,
          all(world.community.invitations.filter(({ serverId }) => !parts[0] || serverId === parts[0])),
        ),
    ],
    [
      'POST',
      /^\/tenants\/[^/]+(?:\/servers\/([^/]+))?\/invitations$/,
      ({ world, send, body, parts }) => {
        const invitation = {
          id: randomUUID(),
          email: body.email ?? null,
          roleIds: body.roleIds ?? [],
          serverId: parts[0] ?? body.serverId ?? null,
          permissions: body.permissions ?? [],
          invitedBy: world.user.id,
          createdAt: ago(0),
          expiresAt: ago(-60 * body.expiresInHours),
          mailedAt: body.email ? ago(0) : null,
        }
        world.community.invitations.push(invitation)
        const url = `http://localhost:${world.port}/invitation#token=${randomUUID()}`
        send(201, { invitation, url, mail: body.email ? 'SENT' : null })
      },
    ],
    [
      'POST',
      /^\/tenants\/[^/]+(?:\/servers\/[^/]+)?\/invitations\/([^/]+)\/mail$/,
      ({ world, send, parts }) => {
        const invitation = world.community.invitations.find(({ id }) => id === parts[0])
        send(200, Object.assign(invitation, { mailedAt: ago(0) }))
      },
    ],
    [
      'DELETE',
      /^\/tenants\/[^/]+(?:\/servers\/[^/]+)?\/invitations\/([^/]+)$/,
      ({ world, send, parts }) => {
        world.community.invitations = world.community.invitations.filter(({ id }) => id !== parts[0])
        send(204, undefined)
      },
    ],
    [
      'GET',
      /^\/tenants\/[^/]+\/servers\/([^/]+)\/subusers$/,
      ({ world, send, parts }) => send(200, all([...subusersOf(world, parts[0]).values()])),
    ],
    [
      'PUT',
      /^\/tenants\/[^/]+\/servers\/([^/]+)\/subusers\/([^/]+)$/,
      ({ world, send, fail, body, parts }) => {
        const person = world.community.members.find(({ userId }) => userId === parts[1])
        if (!person) return fail(404, 'not-found', 'There is no such person.')
        const { userId, displayName } = person
        const known = subusersOf(world, parts[0])
        const grantedAt = known.get(userId)?.grantedAt ?? ago(0)
        const subuser = { userId, displayName, permissions: body.permissions, grantedAt }
        known.set(userId, subuser)
        return send(200, subuser)
      },
    ],
    [
      'DELETE',
      /^\/tenants\/[^/]+\/servers\/([^/]+)\/subusers\/([^/]+)$/,
      ({ world, send, parts }) => {
        subusersOf(world, parts[0]).delete(parts[1])
        send(204, undefined)
      },
    ],
    [
      'GET',
      /^\/tenants\/([^/]+)\/usage$/,
      ({ world, send, parts }) => {
        const there = world.servers.filter(({ tenantId }) => tenantId === parts[0])
        const sum = (name) => there.reduce((all, { resources }) => all + resources[name], 0)
        const taken = Object.fromEntries(
          ['cpuMillis', 'memoryMiB', 'diskMiB'].map((name) => [name, sum(name)]),
        )
        send(200, { limits: world.community.quota.limits, used: { servers: there.length, ...taken } })
      },
    ],
    ['GET', /^\/plans$/, ({ send }) => send(200, { items: PLANS, nextCursor: null })],
    ['GET', /^\/tenants\/[^/]+\/quota$/, ({ world, send }) => send(200, world.community.quota)],
    [
      'PUT',
      /^\/tenants\/[^/]+\/quota$/,
      ({ world, send, body }) => {
        const limits = body.limits ?? (body.plan === 'SMALL' ? SMALL : MEDIUM)
        send(200, Object.assign(world.community.quota, { plan: body.plan, limits }))
      },
    ],
    ['GET', /^\/tenants\/[^/]+\/audit$/, ({ world, send, query }) => send(200, auditPage(world, query))],
  ]
}

function auditPage(world, query) {
  const is = (wanted, ...values) =>
    !wanted || values.some((value) => String(value ?? '').toLowerCase() === wanted.toLowerCase())
  const action = query.get('action') ?? ''
  const found = world.community.audit.filter(
    (entry) =>
      (action.endsWith(':') ? entry.action.startsWith(action) : is(action, entry.action)) &&
      is(query.get('actor'), entry.actor.id, entry.actor.name) &&
      is(query.get('target'), entry.target.id, entry.target.name) &&
      entry.at >= (query.get('from') ?? '') &&
      entry.at < (query.get('to') ?? '9'),
  )
  const from = Number(query.get('cursor') ?? 0)
  const to = from + Number(query.get('limit') ?? 50)
  return { items: found.slice(from, to), nextCursor: to < found.length ? String(to) : null }
}

function withMember(handle) {
  return (context) => {
    const member = context.world.community.members.find(({ userId }) => userId === context.parts[0])
    return member ? handle(context, member) : context.fail(404, 'not-found', 'There is no such member.')
  }
}

function withRole(handle) {
  return (context) => {
    const role = context.world.community.roles.find(({ id }) => id === context.parts[0])
    return role ? handle(context, role) : context.fail(404, 'not-found', 'There is no such role.')
  }
}

function subusersOf(world, serverId) {
  const known = world.community.subusers
  if (!known.has(serverId)) known.set(serverId, new Map())
  return known.get(serverId)
}

/** Who may do what and why, by the roles of the stand-in. */
export function permissionsOf(world, userId) {
  const member = world.community.members.find((each) => each.userId === userId)
  const sources = new Map()
  for (const { id, name, direct } of member?.roles ?? []) {
    const role = world.community.roles.find((each) => each.id === id)
    const source = direct ? { kind: 'ROLE', name } : { kind: 'DISCORD_ROLE', name, discordRole: 'Crew' }
    for (const permission of role?.permissions ?? [])
      sources.set(permission, [...(sources.get(permission) ?? []), source])
  }
  return {
    userId,
    displayName: member?.displayName ?? '',
    permissions: [...sources].map(([permission, from]) => ({ permission, sources: from })),
    servers: member?.access.includes('SERVERS') ? { [world.servers[0].id]: ['console:read'] } : {},
  }
}

function guildsOf(world) {
  const installUrl = `http://localhost:${world.port}/communities/added?guild_id=`
  return world.community.guilds.map((guild) => {
    const tenant = world.tenants.find(({ guildId }) => guildId === guild.id)
    return { ...guild, installUrl: installUrl + guild.id, ...(tenant ? { tenantId: tenant.id } : {}) }
  })
}

function offerOf(world) {
  const [tenant] = world.tenants
  return {
    tenantId: tenant.id,
    tenantName: tenant.name,
    tenantSlug: tenant.slug,
    roles: ['Builders'],
    servers: 0,
    expiresAt: ago(-1440),
  }
}
