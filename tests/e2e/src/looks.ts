import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** What of a page is nothing for everybody, each with its places. Of the standards, or of single rules. */
export async function findings(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(STANDARDS)).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? ''})`).join('; ')}`)
}

/** Nothing is wider than the window, on phones and above. */
export async function fits(page: Page, name: string, widths = [320, 390, 768]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), { message: `${name} at ${width}` })
      .toBeLessThanOrEqual(0)
  }
}

/** Colours that are still on their way from one theme to the other are those of neither. */
export async function inTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    const ending = document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().endTime) < Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

/** In both themes: no axe finding, nothing wider than the window on a phone; a picture of each is kept. */
export async function looksRight(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await inTheme(page, theme)
    await fits(page, name)
    await page.screenshot({ path: `test-results/pictures/${name}-${theme}-768.png` })
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.screenshot({ path: `test-results/pictures/${name}-${theme}.png` })
    expect(await findings(page), `${name} ${theme}`).toEqual([])
  }
}

/** Where a page asks anybody but the panel, and what is said in its console, as long as it is open. */
export function listen(page: Page): { foreign: string[]; complaints: string[] } {
  const heard = { foreign: [] as string[], complaints: [] as string[] }
  page.on('request', (request) => {
    if (!/^(data|blob|wss?:\/\/localhost|http:\/\/localhost)/.test(request.url())) {
      heard.foreign.push(`${page.url()}: ${request.url()}`)
    }
  })
  page.on('console', (message) => {
    if (message.type() === 'error') {
      heard.complaints.push(`${page.url()}: ${message.text()}`)
    }
  })
  page.on('pageerror', (error) => heard.complaints.push(`${page.url()}: ${error.message}`))
  return heard
}
