import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { product } from '../src/product.ts'
import { PUBLIC, sights, signIn, stops, visit, type Stop } from '../src/tour.ts'

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** Every page and the gallery of components, in both themes and right to left: what no single flow comes by. */
test.describe.configure({ mode: 'serial', timeout: 600_000 })

let page: Page
const foreign: string[] = []
const complaints: string[] = []

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext({ baseURL: product().url, locale: 'en-GB' })).newPage()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  page.on('request', (request) => {
    if (!/^(data|blob|wss?:\/\/localhost|http:\/\/localhost)/.test(request.url())) {
      foreign.push(`${page.url()}: ${request.url()}`)
    }
  })
  page.on('console', (message) => {
    // a browser tells of every answer that is a refusal; pages that ask who is there, or for what is gone, get such
    if (message.type() === 'error' && !/status of 4(0[01349]|10)/.test(message.text())) {
      complaints.push(`${page.url()}: ${message.text()}`)
    }
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
})

test.afterAll(() => page.context().close())

async function findings(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? ''})`).join('; ')}`)
}

/** Colours that are still on their way from one theme to the other are those of neither. */
async function inTheme(colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    const ending = document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().endTime) < Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

async function look(stop: Stop): Promise<void> {
  for (const width of [320, 390, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), { message: `${stop.name} at ${width}` })
      .toBeLessThanOrEqual(0)
  }
  expect.soft(await findings(new AxeBuilder({ page }).withTags(STANDARDS)), stop.name).toEqual([])
}

async function tour(all: Stop[]): Promise<void> {
  for (const stop of all) {
    await inTheme('light')
    await visit(page, stop)
    await look(stop)
    await inTheme('dark')
    expect.soft(await findings(new AxeBuilder({ page }).withRules(['color-contrast'])), `${stop.name}, dark`).toEqual([])
  }
}

async function tourInArabic(all: Stop[]): Promise<void> {
  await inTheme('light')
  await page.evaluate(() => localStorage.setItem('ptn.locale', 'ar'))
  for (const stop of all) {
    await visit(page, stop)
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await look({ ...stop, name: `${stop.name}, Arabic` })
  }
  await page.evaluate(() => localStorage.setItem('ptn.locale', 'en'))
}

test('pages of who is not signed in @browser', async () => {
  await tour(PUBLIC)
  await tourInArabic(PUBLIC)
})

test('pages of a community, its servers, an account and the panel @browser', async () => {
  const all = stops(await sights(`Sights ${Date.now()}`, ['Survival', 'Creative'], ['Grace']))
  await signIn(page)
  await tour(all)
  await tourInArabic(all)
})

test('none of them asked anybody else, or complained @browser', () => {
  expect(foreign).toEqual([])
  expect(complaints).toEqual([])
})
