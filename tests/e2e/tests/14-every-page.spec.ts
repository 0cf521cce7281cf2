import { expect, test, type Page } from '@playwright/test'
import { Api } from '../src/api.ts'
import { findings, fits, inTheme, listen } from '../src/looks.ts'
import { open, overlays, type Overlay } from '../src/overlays.ts'
import { product } from '../src/product.ts'
import { PUBLIC, sights, signIn, stops, visit, type Sights, type Stop } from '../src/tour.ts'

/** Every page and the gallery of components, in both themes and right to left: what no single flow comes by. */
test.describe.configure({ mode: 'serial', timeout: 600_000 })

let page: Page
let heard: ReturnType<typeof listen>
let seen: Sights

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext({ baseURL: product().url, locale: 'en-GB' })).newPage()
  heard = listen(page)
})

test.afterAll(() => page.context().close())

async function look(stop: Stop): Promise<void> {
  await fits(page, stop.name, [320, 390, 768, 1280])
  expect.soft(await findings(page), stop.name).toEqual([])
}

async function tour(all: Stop[]): Promise<void> {
  for (const stop of all) {
    await inTheme(page, 'light')
    await visit(page, stop)
    await look(stop)
    await inTheme(page, 'dark')
    expect.soft(await findings(page, ['color-contrast']), `${stop.name}, dark`).toEqual([])
  }
}

async function inArabic(look: () => Promise<void>): Promise<void> {
  await inTheme(page, 'light')
  await page.evaluate(() => localStorage.setItem('ptn.locale', 'ar'))
  await look()
  await page.evaluate(() => localStorage.setItem('ptn.locale', 'en'))
}

async function tourInArabic(all: Stop[]): Promise<void> {
  await inArabic(async () => {
    for (const stop of all) {
      await visit(page, stop)
      await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
      await look({ ...stop, name: `${stop.name}, Arabic` })
    }
  })
}

/** An overlay as it stands open in the light. */
async function lookOver(overlay: Overlay): Promise<void> {
  await inTheme(page, 'light')
  await page.setViewportSize({ width: 1280, height: 800 })
  await visit(page, overlay)
  await open(page, overlay)
  await fits(page, overlay.name, [320, 1280])
  expect.soft(await findings(page), overlay.name).toEqual([])
}

test('pages of who is not signed in @browser', async () => {
  await tour(PUBLIC)
  await tourInArabic(PUBLIC)
})

test('pages of a community, its servers, an account and the panel @browser', async () => {
  seen = await sights(`Sights ${Date.now()}`, ['Survival', 'Creative'], ['Grace'])
  const all = stops(seen)
  await signIn(page)
  await tour(all)
  await tourInArabic(all)
})

test('what opens over them @browser', async () => {
  for (const overlay of overlays(seen, 'en')) {
    await lookOver(overlay)
    await inTheme(page, 'dark')
    expect.soft(await findings(page, ['color-contrast']), `${overlay.name}, dark`).toEqual([])
  }
  await inArabic(async () => {
    for (const overlay of overlays(seen, 'ar')) await lookOver(overlay)
  })
})

test('what is seen of a page that is not for everybody @browser', async () => {
  const [email, password] = [`edsger-${Date.now()}@example.org`, 'a long enough password']
  await new Api().post('/auth/register', { email, password, displayName: 'Edsger' })
  await page.context().clearCookies()
  await signIn(page, email, password)
  await tour([{ name: 'forbidden', path: '/platform/clusters' }])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You may not see this')
})

test('none of them asked anybody else, or complained @browser', () => {
  expect(heard.foreign).toEqual([])
  // a browser tells of every answer that is a refusal; pages that ask who is there, or for what is gone, get such
  expect(heard.complaints.filter((text) => !/status of 4(0[01349]|10)/.test(text))).toEqual([])
})
