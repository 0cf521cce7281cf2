import { expect, test } from '@playwright/test'
import { Tenant, type Api, type Problem } from '../src/api.ts'
import { Discord } from '../src/discord.ts'
import { kill9, product, status } from '../src/product.ts'
import { Feed, Socket } from '../src/socket.ts'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

interface OwnGuild {
  id: string
  tenantId?: string
  installUrl: string
}

let discord: Discord
let guild: string
let pilots: string
let ownerId: string
let pilotId: string
let owner: Api
let pilot: Api
let tenant: Tenant
let serverId: string

test.beforeAll(async () => {
  discord = await Discord.find()
  ownerId = await discord.person('Amelia')
  pilotId = await discord.person('Bessie')
  guild = await discord.guild('Flying Circus', ownerId)
  pilots = await discord.role(guild, 'Pilots')
  await discord.join(guild, pilotId, [pilots])
})

const mine = async (api: Api) => (await api.get<{ items: OwnGuild[] }>('/discord/guilds')).body.items
const bot = async () => new URL((await mine(owner))[0]!.installUrl).searchParams.get('client_id')!
const tenantStatus = async () => (await owner.get<{ status: string }>(`/tenants/${tenant.id}`)).body.status

/** Waits until the socket is closed; the answer is how many milliseconds that took. */
async function closing(socket: Socket, began: number): Promise<number> {
  await expect.poll(() => socket.closed, { timeout: 10_000, intervals: [5] }).toBeDefined()
  return performance.now() - began
}

test('an owner adds the bot, and the Discord server becomes a community', async () => {
  owner = await discord.signIn(ownerId)
  pilot = await discord.signIn(pilotId)
  expect(await mine(pilot)).toEqual([])
  const found = (await mine(owner)).find((each) => each.id === guild)!
  const early = await owner.post<Problem>('/tenants', { guildId: guild })
  expect([early.status, early.body.code]).toEqual([409, 'conflict'])

  const back = new URL(await discord.consent(found.installUrl, ownerId, guild))

  expect(back.origin + back.pathname).toBe(`${product().url}/communities/added`)
  expect(back.searchParams.get('guild_id')).toBe(guild)
  expect(new URL(found.installUrl).searchParams.get('permissions')).toBe('19456')
  // what a browser says of a guild is a hint: somebody else cannot claim it
  expect((await pilot.post('/tenants', { guildId: guild })).status).toBe(403)
  tenant = await Tenant.ofGuild(owner, guild)
  expect((await mine(owner))[0]!.tenantId).toBe(tenant.id)
})

test('a Discord role that is mapped lets its members in', async () => {
  expect((await pilot.get(`/tenants/${tenant.id}`)).status).toBe(404)
  const { body } = await owner.get<{ items: { id: string; builtIn?: string }[] }>(`/tenants/${tenant.id}/roles`)
  const operator = body.items.find((role) => role.builtIn === 'OPERATOR')!.id

  const mapped = await owner.send('PUT', `/tenants/${tenant.id}/role-mappings/${pilots}`, JSON.stringify({ roleIds: [operator] }))

  expect(mapped.status).toBe(200)
  await expect.poll(async () => (await pilot.get(`/tenants/${tenant.id}`)).status, { timeout: 15_000 }).toBe(200)
  expect((await pilot.post(`/tenants/${tenant.id}/roles`, { name: 'Mine', permissions: ['server:read'] })).status).toBe(403)
})

test('a role that is taken at Discord closes the console within a second', async () => {
  const feed = await Feed.open(owner.token!)
  serverId = (await tenant.createServer('Hangar')).id
  await feed.state(serverId, 'RUNNING')
  feed.close()
  const took: number[] = []
  for (let round = 0; round < 5; round++) {
    await expect.poll(async () => (await pilot.get(tenant.path(serverId))).status, { timeout: 15_000 }).toBe(200)
    const console_ = await Socket.open(tenant.path(serverId, '/console'), pilot.token)
    await console_.waitFor((frame) => frame.type === 'history', 'history')

    const began = performance.now()
    await discord.setRoles(guild, pilotId, [])

    took.push(await closing(console_, began))
    expect((await pilot.get(tenant.path(serverId))).status).toBe(404)
    await discord.setRoles(guild, pilotId, [pilots])
  }
  console.log(`a role taken at Discord → the console is closed: ${took.map((ms) => ms.toFixed(0)).join(', ')} ms`)
  expect(took.sort((a, b) => a - b)[2]).toBeLessThanOrEqual(1_000)
})

test('a bot that is kicked leaves a community that can be read, until it is back', async () => {
  const client = await bot()
  const { installUrl } = (await mine(owner))[0]!

  await discord.remove(guild, client)

  await expect.poll(tenantStatus, { timeout: 15_000 }).toBe('SUSPENDED')
  expect((await owner.get(tenant.path(serverId))).status).toBe(200)
  await expect
    .poll(async () => (await tenant.power(serverId, 'stop')).status, { timeout: 15_000 })
    .toBe(403)
  await discord.consent(installUrl, ownerId, guild)
  await expect.poll(tenantStatus, { timeout: 15_000 }).toBe('ACTIVE')
})

test('what happens at Discord while the bot is dead is known by itself when it is back', async () => {
  await expect.poll(async () => (await pilot.get(tenant.path(serverId))).status, { timeout: 15_000 }).toBe(200)
  const pid = await kill9('bot-service')
  await discord.setRoles(guild, pilotId, [])
  await expect
    .poll(async () => (await status()).processes.filter((p) => !p.healthy || p.pid === pid).map((p) => p.name), { timeout: 90_000 })
    .toEqual([])

  // long before the next reading of each guild, which is five minutes after the last
  const began = performance.now()
  await expect
    .poll(async () => (await pilot.get(tenant.path(serverId))).status, { timeout: 45_000, intervals: [250] })
    .toBe(404)

  console.log(`the bot is back → what it missed is known: ${((performance.now() - began) / 1000).toFixed(1)} s`)
  expect((await owner.delete(tenant.path(serverId))).status).toBe(202)
})
