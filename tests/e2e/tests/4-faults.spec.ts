import { expect, test } from '@playwright/test'
import { Api, Tenant } from '../src/api.ts'
import { run } from '../src/command.ts'
import { kill9, processNamed, status } from '../src/product.ts'
import { Console, Feed } from '../src/socket.ts'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

let api: Api
let tenant: Tenant

test.beforeAll(async () => {
  api = await Api.newcomer('Linus')
  tenant = await Tenant.create(api)
})

async function allHealthy(): Promise<void> {
  await expect
    .poll(async () => (await status()).processes.filter((p) => !p.healthy).map((p) => p.name), { timeout: 90_000 })
    .toEqual([])
}

/** What the feed tells from the beginning, read anew: each transition once, in order, whatever happened to sockets. */
async function history(serverId: string, last: string, beginning: string): Promise<{ states: string[]; seqs: number[] }> {
  const feed = await Feed.open(api.token!, beginning)
  await feed.state(serverId, last, 60)
  const transitions = feed.transitions(serverId)
  feed.close()
  return { states: transitions.map((f) => String(f.data?.state)), seqs: transitions.map((f) => Number(f.data?.stateSeq)) }
}

function expectWhole(seqs: number[]): void {
  expect(seqs).toEqual(seqs.map((_, i) => i + 1))
}

test('a game that is killed is CRASHED with its exit code, and runs again', async () => {
  const feed = await Feed.open(api.token!)
  const server = await tenant.createServer('Crashes')
  await feed.state(server.id, 'RUNNING')
  const console = await Console.open(tenant.path(server.id), api.token!)
  await console.line('Done (')
  const before = feed.transitions(server.id).length

  const games = (await run('pgrep', ['-f', 'demo-game.*jar'])).stdout.trim().split('\n').map(Number)
  const pid = await ofServer(games, server.id)
  process.kill(pid, 'SIGKILL')

  const crashed = await feed.state(server.id, 'CRASHED', 60, before)
  expect(crashed.data).toMatchObject({ exitCode: 137 })
  await feed.state(server.id, 'RUNNING', 90, before)
  expect(feed.states(server.id).slice(before)).toEqual(['CRASHED', 'STARTING', 'RUNNING'])
  console.close()
  feed.close()
  await tenant.api.delete(tenant.path(server.id))
})

/** Of these processes the one whose environment or command line names the server's pod. */
async function ofServer(pids: number[], serverId: string): Promise<number> {
  const { readFileSync } = await import('node:fs')
  const found = pids.find((pid) => {
    try {
      return (readFileSync(`/proc/${pid}/environ`, 'utf8') + readFileSync(`/proc/${pid}/cmdline`, 'utf8')).includes(serverId)
    } catch {
      return false
    }
  })
  if (!found) {
    throw new Error(`no process of server ${serverId} among ${pids.join(', ')}`)
  }
  return found
}

for (const name of [
  'controller',
  'gameserver-service',
  'notification-service',
  'gateway',
  'tenant-service',
  'auth-service',
  'bot-service',
  'local-cluster',
  'redis',
  'kafka',
  'postgres',
]) {
  test(`${name} killed while a server starts: it still runs, and no event is missing or doubled`, async () => {
    const feed = await Feed.open(api.token!)
    const beginning = feed.cursor
    feed.close()
    const server = await tenant.createServer(`Survives ${name}`)

    const pid = await kill9(name)

    await expect.poll(async () => (await processNamed(name)).pid, { timeout: 60_000 }).not.toBe(pid)
    await allHealthy()
    await expect
      .poll(async () => (await tenant.server(server.id)).state, { timeout: 120_000 })
      .toBe('RUNNING')
    const { states, seqs } = await history(server.id, 'RUNNING', beginning)
    expectWhole(seqs)
    expect(states.at(-1)).toBe('RUNNING')
    expect(states.filter((s) => s === 'STARTING').length).toBeGreaterThanOrEqual(1)

    expect((await tenant.api.delete(tenant.path(server.id))).status).toBe(202)
    await expect.poll(async () => (await api.get(tenant.path(server.id))).status, { timeout: 60_000 }).toBe(404)
  })
}
