import { defineConfig } from '@playwright/test'
import tests from './playwright.config.ts'

/** Takes the pictures of docs/screens: `npm run screens`. Tests nothing. */
export default defineConfig({ ...tests, testDir: 'screens', reporter: 'list', grepInvert: [] })
