import { mkdirSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { Api } from '../src/api.ts'
import { product } from '../src/product.ts'
import { PUBLIC, sights, signIn, stops, visit, type Sights, type Stop } from '../src/tour.ts'

const PICTURES = '../../docs/screens'
const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const

let page: Page

test.describe.configure({ mode: 'serial', timeout: 900_000 })

test.beforeAll(async ({ browser }) => {
  mkdirSync(PICTURES, { recursive: true })
  page = await (await browser.newContext({ baseURL: product().url, locale: 'en-GB' })).newPage()
})

test.afterAll(() => page.context().close())

/** A picture of each page in both themes, on a desktop and on a phone. */
async function pictures(all: Stop[]): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport)
      for (const stop of all) {
        await visit(page, stop)
        await page.screenshot({ path: `${PICTURES}/${stop.name}-${colorScheme}-${size}.png`, animations: 'disabled' })
      }
    }
  }
}

/** A chart is something to see as soon as there is a line in it. */
async function measured({ tenantId, serverId }: Sights): Promise<void> {
  const api = await Api.admin()
  const path = `/tenants/${tenantId}/servers/${serverId}/metrics?range=1h`
  const memory = async () => (await api.get<{ samples: { memoryMiB: number | null }[] }>(path)).body.samples.filter((s) => s.memoryMiB !== null)
  await expect.poll(async () => (await memory()).length, { timeout: 240_000, intervals: [2_000] }).toBeGreaterThanOrEqual(4)
}

/** The list of servers in one of its two ways, with what they use. */
function list({ slug }: Sights, name: string, view: 'table' | 'cards'): Stop {
  return {
    name,
    path: `/t/${slug}/servers`,
    ready: async (page) => {
      await page.evaluate((chosen) => localStorage.setItem('ptn.servers.view', chosen), view)
      await page.reload()
      await expect(page.locator('main').getByText(/^Processor: /).first()).toBeAttached()
    },
  }
}

test('pages of who is not signed in', () => pictures(PUBLIC))

test('pages of a community, its servers, an account and the panel', async () => {
  const names = ['Survival', 'Creative', 'Sky block', 'Hunger games']
  const found = await sights('Nimbus Crew', names, ['Ada', 'Grace', 'Margaret'])
  await measured(found)
  await signIn(page)
  const others = stops(found).filter(({ name }) => name !== 'servers')
  await pictures([list(found, 'servers', 'table'), list(found, 'servers-cards', 'cards'), ...others])
})
