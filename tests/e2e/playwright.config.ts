import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

/** The browser of the machine: CHROME_PATH, else where Debian puts it. */
const chromium = process.env.CHROME_PATH ?? '/usr/bin/chromium'
if (!existsSync(chromium)) {
  console.warn(`SKIPPED: no Chromium at ${chromium}; the browser tests do not run. Install it, or set CHROME_PATH.`)
}

export default defineConfig({
  testDir: 'tests',
  globalSetup: './src/up.ts',
  globalTeardown: './src/down.ts',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: !!process.env.CI,
  reporter: [['list'], ['json', { outputFile: 'test-results/results.json' }]],
  outputDir: 'test-results/artifacts',
  use: {
    baseURL: process.env.PTERONIMBUS_E2E_URL,
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  grepInvert: existsSync(chromium) ? undefined : /@browser/,
})
