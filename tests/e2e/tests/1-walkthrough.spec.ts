import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { Api, Tenant, type Problem } from '../src/api.ts'
import { run } from '../src/command.ts'
import { Player } from '../src/minecraft.ts'
import { product, status } from '../src/product.ts'
import { Console, Feed, Socket } from '../src/socket.ts'

test.describe.configure({ mode: 'serial' })

let api: Api
let tenant: Tenant
let feed: Feed
let serverId: string

test('a person signs in and makes a community', async () => {
  api = await Api.newcomer('Ada')
  tenant = await Tenant.create(api)

  const { body } = await api.get<{ items: { id: string }[] }>('/tenants')
  expect(body.items.map((t) => t.id)).toEqual([tenant.id])
})

test('a server made from the demo template starts', async () => {
  feed = await Feed.open(api.token!)
  const created = Date.now()
  const server = await tenant.createServer('Lobby')
  serverId = server.id
  expect(server.state).toBe('STARTING')

  await feed.state(serverId, 'RUNNING')
  console.log(`create to RUNNING: ${((Date.now() - created) / 1000).toFixed(1)} s`)
  expect(feed.states(serverId)).toEqual(['STARTING', 'RUNNING'])
  await expect.poll(async () => (await tenant.server(serverId)).state).toBe('RUNNING')
  expect((await tenant.server(serverId)).address?.port).toBeGreaterThan(0)
})

test('kubectl shows the server with state and age', async () => {
  const kubectl = await run('kubectl', ['version', '--client'])
  test.skip(kubectl.code !== 0, 'SKIPPED: no kubectl on this machine')
  const { kubeconfig } = await status()

  const listed = await run('kubectl', ['--kubeconfig', kubeconfig, 'get', 'gameservers', '-A'])

  expect(listed.stderr).toBe('')
  expect(listed.stdout.split('\n')[0]).toMatch(/NAMESPACE\s+NAME\s+STATE\s.*AGE/)
  expect(listed.stdout).toMatch(new RegExp(`${serverId}\\s+RUNNING`, 'i'))
})

test('a Minecraft client joins, and its chat is on the console', async () => {
  const { address } = await tenant.server(serverId)
  const console = await Console.open(tenant.path(serverId), api.token!)
  await console.line('Done (')
  const player = await Player.join(address!, 'Steve')
  await console.line('Steve joined')

  player.say('hello from the clouds')
  await console.line('hello from the clouds')

  console.command('say hello from the console')
  await expect.poll(() => player.heard.join('\n')).toContain('hello from the console')

  const sent = await api.post(tenant.path(serverId, '/command'), { command: 'say hello from the API' })
  expect(sent.status).toBe(202)
  await expect.poll(() => player.heard.join('\n')).toContain('hello from the API')
  player.leave()
  await console.line('Steve left')
  console.close()
})

test('it restarts gracefully', async () => {
  const before = feed.transitions(serverId).length

  const answer = await tenant.power(serverId, 'restart')
  expect(answer.status).toBe(202)
  expect((await tenant.power(serverId, 'start')).body.code).toBe('power-in-progress')

  await feed.state(serverId, 'RUNNING', 90, before)
  expect(feed.states(serverId).slice(before)).toEqual(['STOPPING', 'STARTING', 'RUNNING'])
})

test('it stops, and a command to it is refused', async () => {
  const before = feed.transitions(serverId).length

  expect((await tenant.power(serverId, 'stop')).status).toBe(202)

  await feed.state(serverId, 'STOPPED', 60, before)
  expect(feed.states(serverId).slice(before)).toEqual(['STOPPING', 'STOPPED'])
  await expect.poll(async () => (await tenant.server(serverId)).state).toBe('STOPPED')
  const refused = await api.post<Problem>(tenant.path(serverId, '/command'), { command: 'list' })
  expect(refused.status).toBe(409)
  expect(refused.body.code).toBe('server-not-running')
})

test('it starts again with the world it had', async () => {
  const before = feed.transitions(serverId).length
  expect((await tenant.power(serverId, 'start')).status).toBe(202)
  await feed.state(serverId, 'RUNNING', 90, before)

  const console = await Console.open(tenant.path(serverId), api.token!)
  console.command('list')
  await console.line('This world was started 3 times and has seen 1 player: Steve')
  console.close()
})

test('it is deleted, and nothing is left of it', async () => {
  expect(await volumesOf(serverId)).toHaveLength(1)
  expect((await api.delete(tenant.path(serverId))).status).toBe(202)

  await expect.poll(async () => (await api.get(tenant.path(serverId))).status, { timeout: 60_000 }).toBe(404)
  const { kubeconfig } = await status()
  const left = await run('ps', ['-eo', 'args='])
  expect(left.stdout).not.toContain(serverId)
  const kubectl = await run('kubectl', ['--kubeconfig', kubeconfig, 'get', 'all,pvc,gameservers', '-A', '-o', 'name'])
  if (kubectl.code === 0) {
    expect(kubectl.stdout).not.toContain(serverId)
  }
  expect(await volumesOf(serverId)).toEqual([])
  feed.close()
})

/** The directories in which the local cluster keeps a server's volumes: DIR/cluster/volumes/NAMESPACE/CLAIM-UID. */
async function volumesOf(id: string): Promise<string[]> {
  const volumes = join((await status()).dataDirectory, 'cluster', 'volumes')
  return readdirSync(volumes)
    .flatMap((namespace) => readdirSync(join(volumes, namespace)))
    .filter((claim) => claim.includes(id))
}

test('signing out closes what is open, at once', async () => {
  const visitor = await Api.newcomer('Grace')
  const { id } = await (await Tenant.create(visitor)).createServer('Watched')
  const own = (await visitor.get<{ items: { id: string }[] }>('/tenants')).body.items[0]!.id
  const live = await Socket.open('/live', visitor.token)
  const watched = await Socket.open(`/tenants/${own}/servers/${id}/console`, visitor.token)

  expect((await visitor.post('/auth/logout')).status).toBe(204)

  await expect.poll(() => [live.closed, watched.closed], { timeout: 1_000, intervals: [20] }).toEqual([4401, 4401])
  expect((await visitor.get('/me')).status).toBe(401)
})

test('every write is in the audit log', async () => {
  const actions = async () =>
    (await api.get<{ items: { action: string }[] }>(`/tenants/${tenant.id}/audit?limit=200`)).body.items.map((e) => e.action)

  for (const action of ['server:create', 'server:restart', 'server:stop', 'server:delete', 'console:execute']) {
    await expect.poll(actions).toContain(action)
  }
})

test('the administrator can sign in with what up printed', async () => {
  const admin = await Api.admin()

  const { body } = await admin.get<{ email: string; superAdmin: boolean }>('/me')

  expect(body).toMatchObject({ email: product().adminEmail, superAdmin: true })
})
