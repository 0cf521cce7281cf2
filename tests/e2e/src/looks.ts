import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** In both themes: no axe finding, nothing wider than the window on a phone; a picture of each is kept. */
export async function looksRight(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    for (const width of [320, 390, 768]) {
      await page.setViewportSize({ width, height: 800 })
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), { message: `${name} at ${width}` })
        .toBeLessThanOrEqual(0)
    }
    await page.screenshot({ path: `test-results/pictures/${name}-${theme}-768.png` })
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.screenshot({ path: `test-results/pictures/${name}-${theme}.png` })
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`), `${name} ${theme}`).toEqual([])
  }
}
