import { expect, test, type Page } from '@playwright/test'
import { Api, Tenant, type Server } from '../src/api.ts'
import { listen, looksRight } from '../src/looks.ts'
import { product } from '../src/product.ts'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

const email = `margaret-${Date.now()}@example.org`
const password = 'a long enough password'
let page: Page
let heard: ReturnType<typeof listen>

test.beforeAll(async ({ browser }) => {
  await new Api().post('/auth/register', { email, password, displayName: 'Margaret' })
  page = await (await browser.newContext({ baseURL: product().url })).newPage()
  heard = listen(page)
})

test.afterAll(() => page.context().close())

test('a wrong password is refused in plain words @browser', async () => {
  await page.goto('/')
  await expect(page).toHaveURL(/sign-in/)
  await looksRight(page, 'sign-in')

  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()

  await expect(page.getByText('E-mail or password is wrong').first()).toBeVisible()
})

test('the right one signs in, and a community is made @browser', async () => {
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Create your first community')
  await looksRight(page, 'first-community')

  await page.getByLabel('Name').fill('Apollo')
  await page.getByRole('button', { name: 'Create community' }).click()

  await expect(page.getByText('No servers yet')).toBeVisible()
  await looksRight(page, 'no-servers')
})

test('no token is in reach of scripts @browser', async () => {
  const cookies = await page.context().cookies()

  const named = (part: string) => cookies.find((cookie) => cookie.name.startsWith(part))
  expect(named('ptn_access_')).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/api' })
  expect(named('ptn_refresh_')).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api/v1/auth' })
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }))
  expect(stored).not.toContain('eyJ')
})

test('a server is made and seen starting without a reload @browser', async () => {
  await page.getByRole('link', { name: 'Create the first server' }).click()
  await page.getByRole('radio', { name: /demo/i }).check()
  await page.getByLabel('Name').fill('Eagle')
  await looksRight(page, 'create')
  await page.getByRole('button', { name: 'Create server' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Eagle')
  await expect(page.getByText('Running', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
  await looksRight(page, 'server')
})

test('the console is live and takes commands @browser', async () => {
  await page.getByRole('link', { name: 'Console' }).click()
  await page.getByRole('button', { name: 'Show as text' }).click()
  const transcript = page.getByRole('log', { name: 'Console as text' }).or(page.getByLabel('Console as text'))
  await expect(transcript.first()).toContainText('Done (')

  await page.getByPlaceholder('Type a command').or(page.getByLabel('Type a command')).first().fill('list')
  await page.keyboard.press('Enter')

  await expect(transcript.first()).toContainText('players')
  await page.getByRole('button', { name: 'Show terminal' }).click()
  await looksRight(page, 'console')
})

test('power works, and the state follows @browser', async () => {
  await page.getByRole('button', { name: 'Stop', exact: true }).first().click()
  await expect(page.getByText('Stopped', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Start', exact: true }).first().click()
  await expect(page.getByText('Running', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
})

test('power shows before the answer, and is taken back with a message when that is a refusal @browser', async () => {
  const path = '**/api/v1/tenants/*/servers/*/power'
  let answer = () => {}
  const held = new Promise<void>((resolve) => (answer = resolve))
  await page.route(path, async (route) => {
    await held
    const body = JSON.stringify({ title: 'A part of the service is away', status: 503, code: 'dependency-unavailable' })
    await route.fulfill({ status: 503, contentType: 'application/problem+json', body })
  })

  const stop = page.getByRole('button', { name: 'Stop', exact: true }).first()
  await stop.click()
  await expect(page.getByText('Stopping', { exact: true }).first()).toBeVisible()
  await expect(stop).toBeFocused()
  answer()

  await expect(page.getByText('A part of the panel is not available').first()).toBeVisible()
  await expect(page.getByText('Running', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('Stopping', { exact: true })).toHaveCount(0)
  await expect(stop).toBeFocused()
  await page.unroute(path)
  // the browser says so itself where an answer is none of the good ones
  await expect.poll(() => heard.complaints.filter((text) => text.includes('503'))).toHaveLength(1)
  heard.complaints = heard.complaints.filter((text) => !text.includes('503'))
})

test('a server is tagged, and found by its tag in an address that keeps it @browser', async () => {
  await page.getByRole('link', { name: 'Settings', exact: true }).last().click()
  const field = page.getByRole('combobox', { name: 'Tags' })
  await field.fill('Survival,')
  await field.fill('eu')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Save tags' }).click()
  await expect(page.getByText('Tags saved').first()).toBeVisible()
  await expect(page.getByText('Running', { exact: true }).first()).toBeVisible()
  await looksRight(page, 'tags')

  await page.goto('/')
  await page.getByRole('button', { name: 'Tags Any' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'eu (1)' }).click()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/[?&]tag=eu/)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Do not filter by eu' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Eagle' }).first()).toBeVisible()
  await looksRight(page, 'servers-by-tag')
})

test('the list shows it, the account page shows this session @browser', async () => {
  await page.goto('/')
  await expect(page.getByText('Eagle').first()).toBeVisible()
  await looksRight(page, 'servers')

  await page.goto('/account')
  await expect(page.getByText('This device')).toBeVisible()
  await looksRight(page, 'account')
})

test('a session outlives its access token @browser', async () => {
  await page.context().clearCookies({ name: /^ptn_access/ })

  await page.goto('/account')

  await expect(page.getByText('This device')).toBeVisible()
  expect((await page.context().cookies()).map((c) => c.name)).toContainEqual(expect.stringMatching(/^ptn_access/))
})

test('an unknown page says so in the frame @browser', async () => {
  await page.goto('/nothing-here')
  await expect(page.getByText('Nothing here').first()).toBeVisible()
})

test('deleting needs the name typed @browser', async () => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Eagle' }).first().click()
  await page.getByRole('navigation', { name: 'Server', exact: true }).getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Delete server' }).click()
  const confirm = page.getByRole('dialog').or(page.getByRole('alertdialog'))
  await expect(confirm.getByRole('button', { name: 'Delete server' })).toBeDisabled()
  await confirm.getByRole('textbox').fill('Eagle')
  await confirm.getByRole('button', { name: 'Delete server' }).click()

  await expect(page.getByText('No servers yet')).toBeVisible({ timeout: 60_000 })
})

test("signing out ends the session, and nothing foreign was asked for @browser", async () => {
  const kept = (await page.context().cookies()).filter((c) => c.name.startsWith('ptn_refresh'))
  // a page that was left open for long has no access token any more, and must still be able to leave
  await page.context().clearCookies({ name: /^ptn_access/ })

  await page.getByRole('button', { name: /Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/sign-in/)
  expect((await page.context().cookies()).map((c) => c.name)).not.toContainEqual(expect.stringMatching(/^ptn_refresh/))
  await page.context().addCookies(kept)
  expect(
    (await page.request.post('/api/v1/auth/refresh', { headers: { 'Content-Type': 'application/json' } })).status(),
  ).toBe(401)
  expect((await page.request.get('/api/v1/me')).status()).toBe(401)

  expect(heard.foreign).toEqual([])
  expect(heard.complaints.filter((text) => !text.includes('401'))).toEqual([])
})

test('somebody else sees none of it @browser', async () => {
  const stranger = await Api.newcomer('Mallory')
  const tenant = await Tenant.create(stranger)

  expect((await stranger.get<{ items: Server[] }>(tenant.path())).body.items).toEqual([])
})
