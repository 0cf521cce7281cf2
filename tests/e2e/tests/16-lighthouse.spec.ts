import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type BrowserContext } from '@playwright/test'
import lighthouse, { desktopConfig } from 'lighthouse'
import { freePort, product } from '../src/product.ts'
import { sights, signIn, type Sights } from '../src/tour.ts'

/** Of 100, in each category. */
const LEAST = 95
const FULL = process.env.PTERONIMBUS_TEST_FULL === 'true'

let context: BrowserContext
let port: number
let profile: string
let seen: Sights

test.describe.configure({ mode: 'serial', timeout: 240_000 })

test.beforeAll(async ({}, testInfo) => {
  test.skip(!FULL, 'SKIPPED: Lighthouse runs with "test --full" alone.')
  seen = await sights('Lighthouse', ['Beacon', 'Dimmed'], [])
  port = await freePort()
  profile = mkdtempSync(join(tmpdir(), 'pteronimbus-lighthouse-'))
  const { launchOptions } = testInfo.project.use
  context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    baseURL: product().url,
    args: [...(launchOptions?.args ?? []), `--remote-debugging-port=${port}`],
  })
})

test.afterAll(async () => {
  await context?.close()
  if (profile) {
    rmSync(profile, { recursive: true, force: true })
  }
})

async function measure(name: string, path: string): Promise<void> {
  const flags = { port, output: 'json' as const, disableStorageReset: true, logLevel: 'error' as const }
  const result = await lighthouse(product().url + path, flags, desktopConfig)
  expect(result, name).toBeDefined()
  const { categories, audits } = result!.lhr
  const scores = Object.values(categories).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)] as const)
  const lcp = audits['largest-contentful-paint']?.numericValue ?? NaN
  const shift = audits['cumulative-layout-shift']?.numericValue ?? NaN
  console.log(`lighthouse ${name}: ${scores.map(([id, score]) => `${id} ${score}`).join(', ')}, LCP ${Math.round(lcp)} ms, CLS ${shift.toFixed(3)}`)

  const lacking = Object.values(categories).flatMap(({ id, auditRefs }) =>
    id === 'performance' ? [] : auditRefs.filter((ref) => ref.weight > 0 && (audits[ref.id]?.score ?? 1) < 1).map((ref) => `${id}: ${ref.id}`),
  )
  for (const [id, score] of scores) {
    expect(score, `${name} ${id}: ${lacking.join(', ')}`).toBeGreaterThanOrEqual(LEAST)
  }
  const moved = audits['layout-shifts']?.details as { items?: { node?: { selector?: string } }[] } | undefined
  expect(shift, `${name} moves while it loads: ${moved?.items?.map(({ node }) => node?.selector).join('; ')}`).toBeLessThanOrEqual(0.05)
}

test('the page of who is not signed in @browser', () => measure('sign-in', '/sign-in'))

test('the servers of a community, and one of them @browser', async () => {
  await signIn(await context.newPage())
  await measure('servers', `/t/${seen.slug}/servers`)
  await measure('server', `/t/${seen.slug}/servers/${seen.serverId}`)
})
