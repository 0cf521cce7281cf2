import { lookup } from 'node:dns/promises'
import { expect, test } from '@playwright/test'
import { GameDig } from 'gamedig'
import { Api, Tenant } from '../src/api.ts'
import { Player } from '../src/minecraft.ts'
import { Feed, Socket } from '../src/socket.ts'

test.describe.configure({ mode: 'serial' })

interface Players {
  online: number | null
  max: number | null
  names: string[]
  at: string | null
}

interface Metrics {
  range: string
  samples: { at: string; players: number | null; maxPlayers: number | null; cpuMillis: number | null; memoryMiB: number | null }[]
}

/** A game is asked every 20 s, and a quarter more by chance. */
const SOON = { timeout: 90_000, intervals: [1_000] }

let api: Api
let tenant: Tenant
let serverId: string
let address: { host: string; port: number }

/**
 * What a library that is not ours says of the same game. It gives up for the first thing that goes wrong, and asks by UDP, too, what nobody
 * answers. Of a name it would ask a name server for a record, and a name server that is silent takes all the time it has.
 */
async function asked(): Promise<{ online: number; max: number; names: string[] }> {
  const { address: ip } = await lookup(address.host)
  const query = () => GameDig.query({ type: 'minecraft', ...address, address: ip, givenPortOnly: true, socketTimeout: 5_000 })
  const why = (error: Error) => Promise.reject(new Error(error.stack))
  let state: Awaited<ReturnType<typeof query>> | undefined
  await expect(async () => (state = await query().catch(why))).toPass({ timeout: 90_000 })
  if (!state) {
    throw new Error('nothing was answered')
  }
  return {
    online: state.numplayers,
    max: state.maxplayers,
    names: state.players.map((p) => p.name).filter(Boolean),
  }
}

async function players(): Promise<Players> {
  return (await api.get<Players>(tenant.path(serverId, '/players'))).body
}

test('an empty server says so, as gamedig does', async () => {
  api = await Api.newcomer('Grace')
  tenant = await Tenant.create(api)
  const feed = await Feed.open(api.token!)
  serverId = (await tenant.createServer('Counted')).id
  await feed.state(serverId, 'RUNNING')
  feed.close()
  address = (await tenant.server(serverId)).address!

  await expect.poll(async () => (await players()).online, SOON).toBe(0)
  const other = await asked()
  expect(other.online).toBe(0)
  expect((await players()).max).toBe(other.max)
})

test('who joins is counted, named and shown, as gamedig does', async () => {
  const live = await Socket.open('/live', api.token)
  const console = await Socket.open(`${tenant.path(serverId)}/console`, api.token)
  const player = await Player.join(address, 'Steve')

  await expect.poll(async () => (await players()).online, SOON).toBe(1)
  const [ours, other] = [await players(), await asked()]
  expect(other.online).toBe(1)
  expect(ours.max).toBe(other.max)
  expect(ours.names).toEqual(other.names)

  const { body } = await api.get<{ players: { online: number; max: number } | null }>(tenant.path(serverId))
  expect(body.players).toEqual({ online: 1, max: other.max })
  await live.waitFor(
    (f) => f.type === 'server-stats' && f.data?.serverId === serverId && (f.data.players as { online: number } | null)?.online === 1,
    'players on the live feed',
  )
  await console.waitFor((f) => f.type === 'stats' && (f.players as { online: number } | undefined)?.online === 1, 'players on the console')
  player.leave()
  await player.left()
  live.close()
  console.close()
})

test('the last hour is kept, with what the server uses', async () => {
  await expect.poll(async () => (await players()).online, SOON).toBe(0)

  const { body } = await api.get<Metrics>(tenant.path(serverId, '/metrics?range=1h'))

  expect(body.samples.map((s) => s.players)).toEqual(expect.arrayContaining([0, 1]))
  const times = body.samples.map((s) => Date.parse(s.at))
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  for (const [i, time] of times.slice(1).entries()) {
    expect(time - times[i]!, 'no sooner than agreed').toBeGreaterThanOrEqual(15_000)
  }
  expect(body.samples.at(-1)!.memoryMiB).toBeGreaterThan(20)
})

test('a stopped server has no players', async () => {
  expect((await tenant.power(serverId, 'stop')).status).toBe(202)
  await expect.poll(async () => (await tenant.server(serverId)).state, SOON).toBe('STOPPED')

  expect(await players()).toEqual({ online: null, max: null, names: [], at: null })
  expect((await api.delete(tenant.path(serverId))).status).toBe(202)
})
