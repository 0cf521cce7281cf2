/**
 * Prints what following Discord costs: how long a server of 10,000 members and 250 roles takes to be read whole and what memory that
 * leaves the services with, and how soon a role that is taken at Discord closes an open console. Nothing here passes or fails.
 *
 * MEMBERS (10000), ROLES (246), ROUNDS (20).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Tenant } from '../e2e/src/api.ts'
import { pteronimbus } from '../e2e/src/command.ts'
import { Discord } from '../e2e/src/discord.ts'
import { freePort, product, processNamed, remember } from '../e2e/src/product.ts'
import { Feed, Socket } from '../e2e/src/socket.ts'

const members = Number(process.env.MEMBERS ?? 10_000)
const roles = Number(process.env.ROLES ?? 246)
const rounds = Number(process.env.ROUNDS ?? 20)

function percentile(values: number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b)
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(0)} ms`
}

/** The most memory that the process ever had, in MiB. */
async function peak(name: string): Promise<number> {
  const { pid } = await processNamed(name)
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024
}

async function until(what: string, seconds: number, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + seconds * 1000
  while (!(await isSo())) {
    if (performance.now() > end) {
      throw new Error(`${what}: not within ${seconds} s`)
    }
    await new Promise((again) => setTimeout(again, 20))
  }
}

const data = mkdtempSync(join(tmpdir(), 'pteronimbus-bench-'))
const port = await freePort()
remember({ url: `http://localhost:${port}`, port, data, adminEmail: 'bench@example.org', adminPassword: 'a long enough password' })
try {
  const outcome = await pteronimbus(['up', '--detach', '--data', data], { PTERONIMBUS_PORT: String(port) })
  if (outcome.code !== 0) {
    throw new Error(outcome.stdout + outcome.stderr)
  }
  const discord = await Discord.find()
  const [ownerId, pilotId] = [await discord.person('Amelia'), await discord.person('Bessie')]
  const guild = await discord.guild('Flying Circus', ownerId)
  const pilots = await discord.role(guild, 'Pilots')
  await discord.join(guild, pilotId, [pilots])
  await discord.fill(guild, { members, roles, rolesEach: 3 })
  const owner = await discord.signIn(ownerId)
  const pilot = await discord.signIn(pilotId)
  const { body } = await owner.get<{ items: { installUrl: string }[] }>('/discord/guilds')
  await discord.consent(body.items[0]!.installUrl, ownerId, guild)
  const before = { tenant: await peak('tenant-service'), bot: await peak('bot-service') }

  const began = performance.now()
  const tenant = await Tenant.ofGuild(owner, guild)
  await until('the server was read', 300, async () => {
    const answer = await owner.get<{ syncedAt?: string }>(`/tenants/${tenant.id}/guild`)
    return Boolean(answer.body.syncedAt)
  })
  console.log(`a server of ${members} members and ${roles + 2} roles, read whole in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  console.log(`most memory of tenant-service   ${before.tenant.toFixed(0)} MiB before, ${(await peak('tenant-service')).toFixed(0)} MiB after`)
  console.log(`most memory of bot-service      ${before.bot.toFixed(0)} MiB before, ${(await peak('bot-service')).toFixed(0)} MiB after`)

  const list = await owner.get<{ items: { id: string; builtIn?: string }[] }>(`/tenants/${tenant.id}/roles`)
  const operator = list.body.items.find((role) => role.builtIn === 'OPERATOR')!.id
  await owner.send('PUT', `/tenants/${tenant.id}/role-mappings/${pilots}`, JSON.stringify({ roleIds: [operator] }))
  const feed = await Feed.open(owner.token!)
  const server = await tenant.createServer('Hangar')
  await feed.state(server.id, 'RUNNING')
  feed.close()
  const took: number[] = []
  for (let round = 0; round < rounds; round++) {
    await until('the pilot is in', 15, async () => (await pilot.get(tenant.path(server.id))).status === 200)
    const console_ = await Socket.open(tenant.path(server.id, '/console'), pilot.token)
    await console_.waitFor((frame) => frame.type === 'history', 'history')
    const taken = performance.now()
    await discord.setRoles(guild, pilotId, [])
    await until('the console is closed', 10, () => console_.closed !== undefined)
    took.push(performance.now() - taken)
    await discord.setRoles(guild, pilotId, [pilots])
  }
  console.log(`a role taken at Discord → its console closed    p50 ${percentile(took, 0.5)}, worst ${percentile(took, 1)}`)
} finally {
  await pteronimbus(['down', '--data', product().data])
  rmSync(data, { recursive: true, force: true })
}
process.exit(0)
