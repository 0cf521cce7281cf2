import { expect, test } from '@playwright/test'
import { Api, Tenant, type Answer, type Problem } from '../src/api.ts'
import { builtInRoles, documented, rules } from '../src/matrix.ts'

type Rule = (typeof rules)[string]

/** Ids that belong to nobody. */
const nobody = crypto.randomUUID()
const table = builtInRoles()

/** Everybody who may try an endpoint, each with what they hold of a tenant. */
interface World {
  tenant: Tenant
  serverId: string
  elsewhere: string
  outsider: Api
  neighbour: Api
  /** By the name of their built-in role. */
  members: Map<string, Api>
  /** Has one role, with only what is needed. */
  only: Holder
  /** Has one role, with all but what is needed. */
  allBut: Holder
  subuser: { id: string; api: Api }
  subuserElsewhere: { id: string; api: Api }
  superAdmin: Api
  onServers: Set<string>
}

interface Holder {
  api: Api
  roleId: string
}

interface Catalogue {
  items: { name: string; scope: string; onServers: boolean }[]
}

let world: World

async function ok<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { status, body } = await asked
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body
}

async function idOf(api: Api): Promise<string> {
  return (await ok(api.get<{ id: string }>('/me'))).id
}

/** A new person, who accepts an invitation to the tenant. */
async function join(tenant: Tenant, name: string, invitation: unknown): Promise<Api> {
  const { url } = await ok(tenant.api.post<{ url: string }>(`/tenants/${tenant.id}/invitations`, invitation))
  const api = await Api.newcomer(name)
  await ok(api.post('/invitations/accept', { token: url.split('#token=')[1] }))
  return api
}

async function holder(tenant: Tenant, name: string): Promise<Holder> {
  const role = await ok(tenant.api.post<{ id: string }>(`/tenants/${tenant.id}/roles`, { name, permissions: ['server:read'] }))
  return { roleId: role.id, api: await join(tenant, name, { roleIds: [role.id] }) }
}

/** A server that does not run. */
async function server(tenant: Tenant, name: string): Promise<string> {
  const body = { name, templateId: await tenant.demoTemplate(), start: false }
  return (await ok(tenant.api.post<{ id: string }>(tenant.path(), body))).id
}

test.beforeAll(async () => {
  test.setTimeout(180_000)
  const owner = await Api.newcomer('owner')
  const tenant = await Tenant.create(owner)
  const { items } = await ok(owner.get<{ items: { id: string; name: string }[] }>(`/tenants/${tenant.id}/roles`))
  const members = new Map([[table.roles[0]!, owner]])
  for (const role of table.roles.slice(1)) {
    members.set(role, await join(tenant, role, { roleIds: [items.find((r) => r.name === role)!.id] }))
  }
  const catalogue = await ok(owner.get<Catalogue>('/permissions'))
  const [serverId, elsewhere] = [await server(tenant, 'here'), await server(tenant, 'elsewhere')]
  const neighbour = await Api.newcomer('neighbour')
  await Tenant.create(neighbour)
  const [one, other] = [await Api.newcomer('subuser'), await Api.newcomer('subuser-elsewhere')]
  world = {
    tenant,
    serverId,
    elsewhere,
    outsider: await Api.newcomer('outsider'),
    neighbour,
    members,
    only: await holder(tenant, 'Only'),
    allBut: await holder(tenant, 'Allbut'),
    subuser: { id: await idOf(one), api: one },
    subuserElsewhere: { id: await idOf(other), api: other },
    superAdmin: await Api.admin(),
    onServers: new Set(catalogue.items.filter((p) => p.onServers).map((p) => p.name)),
  }
})

async function giveRole({ roleId }: Holder, permissions: string[]): Promise<void> {
  const path = `/tenants/${world.tenant.id}/roles/${roleId}`
  const { headers } = await world.tenant.api.get(path)
  await ok(world.tenant.api.send('PATCH', path, JSON.stringify({ permissions }), { 'If-Match': headers.get('etag')! }))
}

async function grant(serverId: string, userId: string, permissions: string[]): Promise<void> {
  const path = world.tenant.path(serverId, `/subusers/${userId}`)
  await ok(world.tenant.api.send('PUT', path, JSON.stringify({ permissions })))
}

/** Calls the endpoint as the rule says; answers the status, with what a 404 says is not there. */
async function call(api: Api, endpoint: string, rule: Rule, serverId = rule.strangeServer ? nobody : world.serverId) {
  const [method, path] = endpoint.split(' ') as [string, string]
  const filled = path
    .replace('{tenantId}', rule.rule === 'platform' ? nobody : world.tenant.id)
    .replace('{serverId}', serverId)
    .replace('{provider}', 'discord')
    .replace('{discordRoleId}', '1')
    .replaceAll(/\{\w+}/g, nobody)
  const body = rule.body === undefined ? undefined : JSON.stringify(rule.body)
  const { status, body: answer } = await api.send<Problem | undefined>(method, filled + rule.query, body)
  const missing = /no such ([\w-]+)/.exec(answer?.detail ?? '')?.[1]
  return status === 404 && rule.rule === 'needs' && (missing === 'tenant' || missing === 'server') ? `404 ${missing}` : status
}

test('the matrix knows every endpoint there is, and no other', () => {
  const known = new Set(Object.keys(rules).map((endpoint) => endpoint.split(' ').slice(0, 2).join(' ')))
  expect([...known].toSorted()).toEqual(documented().toSorted())
})

test('the table of roles has the whole catalogue', async () => {
  const { items } = await ok(world.outsider.get<Catalogue>('/permissions'))
  const ofTenants = items.filter((p) => p.scope === 'TENANT').map((p) => p.name)
  expect(table.permissions.toSorted()).toEqual(ofTenants.toSorted())
})

for (const [endpoint, rule] of Object.entries(rules).filter(([, rule]) => rule.rule !== 'needs')) {
  test(`${endpoint} is ${rule.rule === 'open' ? 'open to all' : `for ${rule.rule}`}`, async () => {
    const everybody = rule.signsOut
      ? [await Api.newcomer('leaver')]
      : [world.outsider, world.neighbour, world.members.get('Viewer')!, world.subuser.api]
    expect(await call(new Api(), endpoint, rule)).toBe(rule.rule === 'open' ? rule.status : 401)
    for (const api of rule.rule === 'open' ? [] : everybody) {
      expect(await call(api, endpoint, rule)).toBe(rule.rule === 'platform' ? 403 : rule.status)
    }
    if (rule.rule === 'platform') {
      expect(await call(world.superAdmin, endpoint, rule)).toBe(rule.status)
    }
  })
}

for (const [endpoint, rule] of Object.entries(rules).filter(([, rule]) => rule.rule === 'needs')) {
  test(`${endpoint} needs ${rule.needs.join(' and ')}`, async () => {
    const onServer = endpoint.includes('{serverId}')
    const may = rule.strangeServer ? '404 server' : rule.status
    const seen = async (api: Api) => call(api, endpoint, rule)

    expect(await call(new Api(), endpoint, rule), 'anonymous').toBe(401)
    const nothing = onServer ? '404 server' : '404 tenant'
    expect(await seen(world.outsider), 'outsider').toBe(nothing)
    expect(await seen(world.neighbour), 'member of another tenant').toBe(nothing)
    expect(await seen(world.superAdmin), 'super administrator').toBe(may)
    for (const [role, api] of world.members) {
      const allowed = rule.needs.every((permission) => table.has(role, permission))
      expect(await seen(api), role).toBe(allowed ? may : 403)
    }

    await giveRole(world.only, rule.needs)
    expect(await seen(world.only.api), 'only what is needed').toBe(may)
    for (const left of rule.needs) {
      await giveRole(
        world.allBut,
        table.permissions.filter((permission) => permission !== left),
      )
      expect(await seen(world.allBut.api), `all but ${left}`).toBe(403)
    }

    // on a server of their own, sub-users may what tenant-wide roles may throughout
    const grantable = rule.needs.every((permission) => world.onServers.has(permission))
    const granted = grantable ? rule.needs : ['server:read']
    await grant(world.serverId, world.subuser.id, granted)
    await grant(world.elsewhere, world.subuserElsewhere.id, granted)
    if (onServer) {
      const foreign = await call(world.subuserElsewhere.api, endpoint, rule, world.serverId)
      expect(foreign, 'sub-user of another server').toBe('404 server')
    }
    if (onServer && grantable) {
      await grant(world.serverId, world.subuser.id, [granted[0] === 'log:read' ? 'metric:read' : 'log:read'])
      expect(await call(world.subuser.api, endpoint, rule, world.serverId), 'sub-user without it').toBe(403)
      await grant(world.serverId, world.subuser.id, granted)
    }
    const theirs = await call(world.subuser.api, endpoint, rule, world.serverId)
    if (onServer && grantable && rule.strangeServer) {
      expect([202, 409], 'sub-user of this server').toContain(theirs)
    } else {
      expect(theirs, 'sub-user of this server').toBe(grantable && (onServer || rule.somewhere) ? rule.status : 403)
    }
  })
}

test('what is of another tenant is not there, on every path', async () => {
  const own = world.tenant
  const theirs = await Tenant.create(world.neighbour, `Neighbours ${Date.now()}`)
  const role = await ok(world.neighbour.post<{ id: string }>(`/tenants/${theirs.id}/roles`, { name: 'Theirs', permissions: [] }))
  const offer = { roleIds: [role.id] }
  const invited = `/tenants/${theirs.id}/invitations`
  const { invitation } = await ok(world.neighbour.post<{ invitation: { id: string } }>(invited, offer))
  const member = await idOf(await join(theirs, 'theirs', offer))
  const template = await theirs.demoTemplate()
  const made = world.neighbour.post<{ id: string }>(theirs.path(), { name: 'theirs', templateId: template, start: false })
  const serverId = (await ok(made)).id
  const spec = (await ok(world.neighbour.get<{ spec: unknown }>(`/templates/${template}`))).spec
  const named = { name: 'Ours', spec }
  const copied = await ok(world.neighbour.post<{ id: string }>(`/tenants/${theirs.id}/templates/${template}/copy`, { name: 'Theirs' }))
  const bodies: Record<string, unknown> = {
    'PUT templates/{templateId}': named,
    'POST templates/{templateId}/copy': {},
    'POST templates/{templateId}/preview': named,
    'POST templates/{templateId}/rollback': { version: 1 },
    'POST templates/{templateId}/servers': { serverIds: [serverId] },
    'POST servers/{serverId}/template': {},
    'POST servers/{serverId}/save-as-template': { name: 'Ours' },
    'PUT members/{userId}/roles': { roleIds: [] },
    'PATCH roles/{roleId}': { name: 'Ours' },
    'PATCH servers/{serverId}': { name: 'ours' },
    'POST servers/{serverId}/command': { command: 'list' },
    'POST servers/{serverId}/power': { action: 'start' },
    'POST servers/{serverId}/clone': { name: 'ours' },
    'POST servers/{serverId}/suspend': {},
    'PUT servers/{serverId}/subusers/{userId}': { permissions: ['server:read'] },
    'POST servers/{serverId}/invitations': { permissions: ['server:read'] },
  }
  const nested = documented().filter((endpoint) => /\{tenantId}.*\{/.test(endpoint) && !endpoint.includes('{discordRoleId}'))

  for (const endpoint of nested) {
    const [method, path] = endpoint.split(' ') as [string, string]
    const body = bodies[endpoint.replace(`/tenants/{tenantId}/`, '')]
    const filled = (tenant: string) =>
      path
        .replace('{tenantId}', tenant)
        .replace('{serverId}', serverId)
        .replace('{roleId}', role.id)
        .replace('{templateId}', copied.id)
        .replace('{version}', '1')
        .replace('{invitationId}', invitation.id)
        .replace('{userId}', endpoint.includes('subusers') ? world.subuser.id : member)
    for (const [api, tenant] of [
      [own.api, own.id],
      [own.api, theirs.id],
      [world.superAdmin, own.id],
    ] as const) {
      const headers = { 'If-Match': '*' }
      const answer = await api.send<Problem>(method, filled(tenant) + (rules[endpoint]?.query ?? ''), body ? JSON.stringify(body) : undefined, headers)
      // the list of a server's sub-users is empty for a server that is not there, and tells no more
      if (endpoint.startsWith('GET') && endpoint.endsWith('/subusers') && answer.status === 200) {
        expect((answer.body as unknown as { items: unknown[] }).items, endpoint).toEqual([])
      } else {
        expect([endpoint, answer.status]).toEqual([endpoint, 404])
      }
    }
  }

  expect((await world.neighbour.get(`/tenants/${theirs.id}/roles/${role.id}`)).body).toMatchObject({ name: 'Theirs' })
  expect((await world.neighbour.get(theirs.path(serverId))).body).toMatchObject({ name: 'theirs', desiredState: 'STOPPED' })
  expect((await world.neighbour.get(`/tenants/${theirs.id}/templates/${copied.id}`)).body).toMatchObject({ name: 'Theirs', version: 1 })
  const { items } = await ok(world.neighbour.get<{ items: unknown[] }>(invited))
  expect(items).toHaveLength(1)
})
