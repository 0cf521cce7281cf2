/**
 * Prints what the product takes: start-up on a built tree, a server's way to RUNNING, a state's way to the browser, and the
 * memory of each process. Medians over several rounds; nothing here passes or fails.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Api, Tenant } from '../e2e/src/api.ts'
import { pteronimbus } from '../e2e/src/command.ts'
import { freePort, product, remember, status } from '../e2e/src/product.ts'
import { Feed } from '../e2e/src/socket.ts'

const rounds = Number(process.env.ROUNDS ?? 5)

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

async function up(): Promise<number> {
  const { data, port, adminEmail, adminPassword } = product()
  const started = performance.now()
  const outcome = await pteronimbus(['up', '--detach', '--data', data], {
    PTERONIMBUS_PORT: String(port),
    PTERONIMBUS_ADMIN_EMAIL: adminEmail,
    PTERONIMBUS_ADMIN_PASSWORD: adminPassword,
  })
  if (outcome.code !== 0) {
    throw new Error(outcome.stdout + outcome.stderr)
  }
  const page = await fetch(product().url, { headers: { Accept: 'text/html' } })
  if (!page.ok || !(await page.text()).includes('<div id="app"')) {
    throw new Error(`no page at ${product().url}`)
  }
  return performance.now() - started
}

async function down(): Promise<void> {
  await pteronimbus(['down', '--data', product().data])
}

/** Create to RUNNING as the feed tells it, and how old each told transition was when it came. */
async function servers(): Promise<{ running: number[]; feed: number[] }> {
  const tenant = await Tenant.create(await Api.newcomer('Bench'))
  const feed = await Feed.open(tenant.api.token!)
  const running: number[] = []
  const ages: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    const server = await tenant.createServer(`Round ${round}`)
    const frame = await feed.state(server.id, 'RUNNING')
    running.push(performance.now() - began)
    ages.push(Date.now() - Date.parse(String(frame.data?.at)))
    await tenant.api.delete(tenant.path(server.id))
    await feed.state(server.id, 'DELETING')
  }
  feed.close()
  return { running, feed: ages }
}

const data = mkdtempSync(join(tmpdir(), 'pteronimbus-bench-'))
const port = await freePort()
remember({ url: `http://localhost:${port}`, port, data, adminEmail: 'bench@example.org', adminPassword: 'a long enough password' })
try {
  const first = await up()
  await down()
  const again = await up()
  console.log(`up, first start with an empty data directory   ${seconds(first)}`)
  console.log(`up, second start                               ${seconds(again)}`)
  const measured = await servers()
  console.log(`create to RUNNING, median of ${rounds}                  ${seconds(median(measured.running))}`)
  console.log(`transition seen by the controller to feed       ${median(measured.feed)} ms`)
  const { processes } = await status()
  let services = 0
  for (const { name, residentBytes } of processes) {
    console.log(`${name.padEnd(47)} ${(residentBytes / (1 << 20)).toFixed(0)} MiB`)
    services += /service|controller|gateway/.test(name) ? residentBytes : 0
  }
  console.log(`${'all services together'.padEnd(47)} ${(services / (1 << 20)).toFixed(0)} MiB`)
} finally {
  await down()
  rmSync(data, { recursive: true, force: true })
}
