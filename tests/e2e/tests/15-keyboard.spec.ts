import { expect, test, type Locator, type Page } from '@playwright/test'
import { Api } from '../src/api.ts'
import { product } from '../src/product.ts'

/** What people do most, with nothing but keys. */
test.describe.configure({ mode: 'serial', timeout: 240_000 })

const email = `katherine-${Date.now()}@example.org`
const password = 'a long enough password'
/** More places than any page has before what is looked for: whoever needs more is caught somewhere. */
const PLACES = 120
let page: Page

test.beforeAll(async ({ browser }) => {
  await new Api().post('/auth/register', { email, password, displayName: 'Katherine' })
  page = await (await browser.newContext({ baseURL: product().url, locale: 'en-GB' })).newPage()
})

test.afterAll(() => page.context().close())

const hasFocus = (there: Locator) => there.evaluate((element) => element === document.activeElement)

/** From where the focus is, with Tab alone. */
async function tabTo(there: Locator): Promise<void> {
  await expect(there).toBeVisible()
  for (let place = 0; place < PLACES; place++) {
    if (await hasFocus(there)) return
    await page.keyboard.press('Tab')
  }
  const focus = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))
  throw new Error(`Tab does not come to ${String(there)}; the focus is on ${focus}`)
}

async function press(there: Locator, key = 'Enter'): Promise<void> {
  await tabTo(there)
  await page.keyboard.press(key)
}

async function write(there: Locator, text: string): Promise<void> {
  await tabTo(there)
  await page.keyboard.type(text)
}

const heading = () => page.getByRole('heading', { level: 1 })

test('signing in and making a community @browser', async () => {
  await page.goto('/sign-in')
  await write(page.getByLabel('E-mail'), email)
  await write(page.getByLabel('Password', { exact: true }), password)
  await page.keyboard.press('Enter')
  await expect(heading()).toHaveText('Create your first community')

  await write(page.getByLabel('Name'), 'Mercury')
  await page.keyboard.press('Enter')

  await expect(page.getByText('No servers yet')).toBeVisible()
})

test('creating a server @browser', async () => {
  await press(page.getByRole('link', { name: 'Create the first server' }))
  await expect(heading()).toBeFocused()
  const demo = page.getByRole('radio', { name: /demo/i })
  await tabTo(page.getByRole('radio').first())
  await page.keyboard.press('Space')
  for (let place = 0; place < PLACES && !(await demo.isChecked()); place++) {
    await page.keyboard.press('ArrowDown')
  }
  await expect(demo).toBeChecked()
  await write(page.getByLabel('Name'), 'Kestrel')
  await press(page.getByRole('button', { name: 'Create server' }))

  await expect(heading()).toHaveText('Kestrel')
  await expect(page.getByText('Running', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
})

test('the console, and past it @browser', async () => {
  await press(page.getByRole('navigation', { name: 'Server', exact: true }).getByRole('link', { name: 'Console' }))
  await press(page.getByRole('button', { name: 'Show as text' }))
  await write(page.getByLabel('Type a command').or(page.getByPlaceholder('Type a command')).first(), 'list')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Console as text').first()).toContainText('players')
  await press(page.getByRole('button', { name: 'Show terminal' }))

  // the terminal must let go of the focus again
  await tabTo(page.getByLabel('Type a command').or(page.getByPlaceholder('Type a command')).first())
})

test('power @browser', async () => {
  await press(page.getByRole('button', { name: 'Stop', exact: true }).first())
  await expect(page.getByText('Stopped', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
  await press(page.getByRole('button', { name: 'Start', exact: true }).first())
  await expect(page.getByText('Running', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
})

test('the palette and the shortcuts @browser', async () => {
  await press(page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Servers' }))
  await expect(heading()).toBeFocused()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type('Kestrel')
  await expect(page.getByRole('option', { name: /Kestrel/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(heading()).toHaveText('Kestrel')

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('roles, and leaving @browser', async () => {
  await press(page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Members' }))
  await press(page.getByRole('link', { name: 'Roles', exact: true }))
  await press(page.getByRole('link', { name: 'Create role' }))
  await write(page.getByLabel('Name'), 'Navigators')
  await press(page.getByRole('checkbox').first(), 'Space')
  await expect(page.getByRole('checkbox').first()).toBeChecked()

  await page.goto('/')
  await press(page.getByRole('button', { name: /Account of/ }))
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('End')
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sign-in/)
})
