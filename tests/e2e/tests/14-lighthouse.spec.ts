import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type BrowserContext } from '@playwright/test'
import lighthouse, { desktopConfig } from 'lighthouse'
import { Api, Tenant } from '../src/api.ts'
import { freePort, product } from '../src/product.ts'

/** Of 100. What a machine's load has no part in is held to it; speed is printed. */
const LEAST = 95
const FULL = process.env.PTERONIMBUS_TEST_FULL === 'true'

let context: BrowserContext
let port: number
let profile: string
let servers: string

test.describe.configure({ mode: 'serial', timeout: 240_000 })

test.beforeAll(async ({}, testInfo) => {
  test.skip(!FULL, 'SKIPPED: Lighthouse runs with "test --full" alone.')
  const tenant = await Tenant.create(await Api.admin(), `Lighthouse ${Date.now()}`)
  await tenant.createServer('Beacon')
  const { body } = await tenant.api.get<{ items: { id: string; slug: string }[] }>('/tenants')
  servers = `/t/${body.items.find(({ id }) => id === tenant.id)!.slug}/servers`
  port = await freePort()
  profile = mkdtempSync(join(tmpdir(), 'pteronimbus-lighthouse-'))
  const { launchOptions } = testInfo.project.use
  context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
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
  for (const [id, score] of scores.filter(([id]) => id !== 'performance')) {
    expect(score, `${name} ${id}: ${lacking.join(', ')}`).toBeGreaterThanOrEqual(LEAST)
  }
  expect(shift, `${name} moves while it loads`).toBeLessThanOrEqual(0.05)
}

test('the page of who is not signed in @browser', () => measure('sign-in', '/sign-in'))

test('the servers of a community, and one of them @browser', async () => {
  const page = await context.newPage()
  const { url, adminEmail, adminPassword } = product()
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('E-mail').fill(adminEmail)
  await page.getByLabel('Password', { exact: true }).fill(adminPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  await measure('servers', servers)

  await page.goto(url + servers)
  await page.getByRole('link', { name: 'Beacon' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Beacon')
  await measure('server', new URL(page.url()).pathname)
})
