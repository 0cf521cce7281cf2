/**
 * Prints what templates cost: how long an egg takes to be read, through the whole product, and a page of the list of many. With a
 * request that reads nothing beside, for how fast the machine is. Nothing here passes or fails.
 *
 * EGGS (../../../shared/eggs), TEMPLATES (1200), ROUNDS (200).
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Api, Tenant, type Answer } from '../e2e/src/api.ts'
import { pteronimbus } from '../e2e/src/command.ts'
import { freePort, product, remember } from '../e2e/src/product.ts'

const folder = process.env.EGGS ?? join(import.meta.dirname, '../../../shared/eggs')
const templates = Number(process.env.TEMPLATES ?? 1_200)
const rounds = Number(process.env.ROUNDS ?? 200)

function percentiles(values: number[]): string {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1)
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`
}

/** Asks again when it is told to come later: who measures is no reason to lift a limit. */
async function patiently<T>(ask: () => Promise<Answer<T>>): Promise<{ answer: Answer<T>; took: number }> {
  for (;;) {
    const began = performance.now()
    const answer = await ask()
    if (answer.status !== 429) {
      return { answer, took: performance.now() - began }
    }
    await new Promise((again) => setTimeout(again, 1000 * Number(answer.headers.get('retry-after') ?? 1)))
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
  const api = await Api.newcomer('Humpty')
  const tenant = await Tenant.create(api)
  const path = `/tenants/${tenant.id}/templates`
  const eggs = existsSync(folder) ? readdirSync(folder).filter((file) => /\.(json|ya?ml)$/.test(file)) : []

  for (const round of ['first', 'second']) {
    const took: number[] = []
    for (const filename of eggs) {
      const content = readFileSync(join(folder, filename), 'utf8')
      const one = await patiently(() => api.post(`${path}/import?dryRun=true`, { content, filename }))
      if (one.answer.status !== 200) {
        throw new Error(`${filename}: ${one.answer.status} ${JSON.stringify(one.answer.body)}`)
      }
      took.push(one.took)
    }
    const all = took.reduce((sum, one) => sum + one, 0)
    console.log(`${eggs.length} eggs read, the ${round} time     ${percentiles(took)}, all ${(all / 1000).toFixed(2)} s`)
  }

  const { body } = await api.get<{ items: { id: string }[] }>(`${path}?q=minecraft-demo`)
  for (let made = 0; made < templates; made++) {
    const { answer } = await patiently(() => api.post(`${path}/${body.items[0]!.id}/copy`, { name: `Template ${made}` }))
    if (answer.status !== 201) {
      throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    }
  }
  const [pages, found, reference]: number[][] = [[], [], []]
  for (let round = 0; round < rounds; round++) {
    pages!.push((await patiently(() => api.get(`${path}?limit=50`))).took)
    found!.push((await patiently(() => api.get(`${path}?limit=50&q=Template%201${round % 100}`))).took)
    reference!.push((await patiently(() => api.get('/me'))).took)
  }
  console.log(`a page of ${templates} templates      ${percentiles(pages!)}`)
  console.log(`the same, searched              ${percentiles(found!)}`)
  console.log(`GET /me, for comparison         ${percentiles(reference!)}`)
} finally {
  await pteronimbus(['down', '--data', product().data])
  rmSync(data, { recursive: true, force: true })
}
process.exit(0)
