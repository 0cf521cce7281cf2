// Walks through the built page in a real browser against the stand-in of the panel, and says what it saw. By hand:
// `npm run build && npm run smoke`. The browser is Debian's Chromium unless CHROMIUM names another.
import assert from 'node:assert/strict'
import { chromium } from 'playwright-core'
import { startMockServer } from './mock-server.mjs'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-sync',
]
const panel = await startMockServer()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: FLAGS,
})
const page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
const foreign = []
const complaints = []
page.on('request', (request) => {
  if (!request.url().startsWith(panel.url)) foreign.push(request.url())
})
page.on('pageerror', (error) => complaints.push(error.message))
page.on('console', (message) => {
  if (/content security policy/i.test(message.text())) complaints.push(message.text())
})

const { world } = panel
const [survival] = world.servers
const seen = (text) => page.getByText(text, { exact: true }).first().waitFor({ timeout: 10_000 })
const button = (name) => page.getByRole('button', { name, exact: true })
const terminalText = () => page.locator('.xterm-rows').innerText()
const step = async (what, work) => {
  await work()
  console.log(`ok  ${what}`)
}

try {
  await step('a deep link asks for sign-in and comes back', async () => {
    await page.goto(`${panel.url}/t/nimbus-crew/servers?q=surv`)
    await page.getByLabel('E-mail').fill('admin@example.org')
    await page.getByLabel('Password').fill('wrong')
    await button('Sign in').click()
    await seen('E-mail or password is wrong')
    await page.getByLabel('Password').fill('password')
    await button('Sign in').click()
    await page.waitForURL('**/t/nimbus-crew/servers?q=surv')
  })

  await step('a state change shows in the list without a reload', async () => {
    await seen('Running')
    world.move(survival, 'STOPPED')
    await seen('Stopped')
    world.move(survival, 'RUNNING')
    await seen('Running')
  })

  await step('a server is created and becomes Running on its page', async () => {
    await page.getByRole('link', { name: 'Create server' }).click()
    await page.getByText('Demo server').click()
    await page.getByLabel('Name').fill('From the smoke test')
    await button('Create server').click()
    await page.getByRole('heading', { level: 1, name: 'From the smoke test' }).waitFor()
    await seen('Running')
    const focused = await page.evaluate(() => document.activeElement.tagName)
    assert.equal(focused, 'H1')
  })

  await step('the console shows the backlog and answers a command', async () => {
    await page.goto(`${panel.url}/t/nimbus-crew/servers/${survival.id}/console`)
    await page.getByText('Type "help" for help').waitFor()
    await page.getByLabel('Type a command').fill('list')
    await page.keyboard.press('Enter')
    await page.locator('.xterm-rows').getByText('list done').waitFor({ timeout: 5000 })
  })

  await step('the console is searched, and so are the commands sent before', async () => {
    await page.locator('.xterm-screen').click()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('info')
    await seen('5 of 5')
    await button('Match case').click()
    await seen('No matches')
    await page.keyboard.press('Escape')
    await page.getByLabel('Type a command').press('Control+r')
    await page.keyboard.type('IS')
    await seen('list')
    await page.keyboard.press('Enter')
    assert.equal(await page.getByLabel('Type a command').inputValue(), 'list')
  })

  await step('following pauses when scrolled up, counts new lines and leads back', async () => {
    world.consoleOf(survival).print(...Array.from({ length: 300 }, (_, line) => `flood ${line + 1}`))
    await page.locator('.xterm-rows').getByText('flood 300').waitFor()
    await page.locator('.xterm-screen').hover()
    await page.mouse.wheel(0, -2000)
    await button('Go to the end').waitFor()
    const before = await terminalText()
    world.consoleOf(survival).print('while reading 1', 'while reading 2')
    await button('2 new lines').waitFor()
    assert.equal(await terminalText(), before, 'the place was stolen')
    await button('2 new lines').click()
    await page.locator('.xterm-rows').getByText('while reading 2').waitFor()
  })

  await step('after a lost connection nothing is doubled and nothing is missing', async () => {
    panel.dropSockets()
    world.consoleOf(survival).print('said while away')
    await page.getByText('Connection lost').waitFor()
    await button('Retry now').first().click()
    await page.locator('.xterm-rows').getByText('said while away').waitFor()
    await button('Show as text').click()
    const lines = await page.getByRole('log').locator('p').allInnerTexts()
    assert.equal(lines.filter((line) => line === 'said while away').length, 1)
    assert.equal(lines.filter((line) => line === 'while reading 2').length, 1)
    assert.equal(lines.filter((line) => /missing|anew/.test(line)).length, 0)
  })

  await step('a restart of the game is noted and a stopped one is read-only', async () => {
    await button('Stop').click()
    await page.getByText('Read only: the server is not running (Stopped).').waitFor()
    await button('Start').click()
    await page.getByRole('log').getByText('[The game was started anew]').waitFor()
    await page.getByLabel('Type a command').waitFor()
  })

  await step('the banner counts down while the feed is lost and goes when it is back', async () => {
    world.refuseSockets = true
    panel.dropSockets()
    await seen('No live updates. What you see may be old.')
    world.refuseSockets = false
    await page.getByRole('status').filter({ hasText: 'No live updates' }).getByRole('button').click()
    await page.getByText('No live updates').waitFor({ state: 'detached' })
  })

  await step('somebody becomes a sub-user of a server, and somebody else is invited to it', async () => {
    await page.getByRole('link', { name: 'Sub-users' }).click()
    await button('Add sub-user').first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('searchbox').fill('kim')
    await dialog.getByLabel('Sam with').waitFor({ state: 'detached' })
    await dialog.getByLabel('Kim Lee').check()
    await dialog.getByLabel('console:read').check()
    await dialog.getByRole('button', { name: 'Add sub-user' }).click()
    await seen('Kim Lee is a sub-user now')
    await button('Invite by e-mail or link').click()
    await button('Create link').click()
    const shown = await dialog.locator('code').innerText()
    await button('I have copied it').click()
    await page.getByText('1 permission', { exact: true }).waitFor()
    assert.ok(!(await page.content()).includes(shown), 'the link of the invitation is still on the page')
  })

  await step('a role is made, and a role of Discord brings it', async () => {
    await page.getByRole('link', { name: 'Roles', exact: true }).click()
    await page.getByRole('link', { name: 'Create role' }).click()
    await page.getByLabel('Name').fill('Starters')
    await page.getByLabel('server:start').check()
    await button('Create role').click()
    await page.getByRole('link', { name: 'Discord roles' }).click()
    await page.getByRole('button', { name: /^Change.*@everyone/ }).click()
    await page.getByRole('dialog').getByLabel('Starters').check()
    await button('Save roles').click()
    await page.getByRole('list', { name: 'Roles it brings here' }).getByText('Starters').waitFor()
  })

  await step('the audit log is filtered by its address and shows what changed', async () => {
    await page.getByRole('link', { name: 'Audit log' }).click()
    await button('Show more').click()
    await page.getByText('Server 70', { exact: true }).waitFor()
    await page.getByLabel('About').selectOption('role:')
    await button('Show').click()
    await page.waitForURL('**/audit?action=role:')
    await page.getByText('Details').click()
    await page.locator('ins', { hasText: 'server:start' }).waitFor()
    assert.equal(await page.getByRole('list', { name: 'Audit log' }).getByRole('listitem').count(), 1)
  })

  await step('a community that is about to go says so, and is kept', async () => {
    const [tenant] = world.tenants
    const { permissions } = tenant
    const deleteAt = new Date(Date.now() + 86_400_000).toISOString()
    Object.assign(tenant, { status: 'DELETING', deleteAt, permissions: ['tenant:read', 'tenant:delete'] })
    await page.goto(`${panel.url}/t/nimbus-crew/servers`)
    await seen('Closed until it is deleted')
    tenant.permissions = permissions
    await button('Keep community').click()
    await page.getByRole('link', { name: 'Survival', exact: true }).click()
  })

  await step('a server is deleted after its name was typed', async () => {
    const tabs = page.getByRole('navigation', { name: 'Server', exact: true })
    await tabs.getByRole('link', { name: 'Settings' }).click()
    await button('Delete server').click()
    await page.getByRole('textbox', { name: /to confirm/ }).fill('Survival')
    await page.getByRole('dialog').getByRole('button', { name: 'Delete server' }).click()
    await page.waitForURL('**/t/nimbus-crew/servers')
    await page.getByRole('link', { name: 'Survival', exact: true }).waitFor({ state: 'detached' })
  })

  await step('linking that fails says why in the account', async () => {
    await page.goto(`${panel.url}/account?problem=identity-taken&provider=discord`)
    await seen('Somebody else has linked this account')
    assert.equal(new URL(page.url()).pathname, '/account/sign-in')
  })

  await step('a second factor is set up, its codes are shown once', async () => {
    await button('Set up').click()
    await page.getByLabel('Your present password').fill('password')
    await button('Start').click()
    await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor()
    await page.getByLabel('Code from your app').fill('123456')
    await button('Turn on').click()
    const code = await page.getByRole('list', { name: 'Recovery codes' }).locator('li').first().innerText()
    await page.getByLabel('I have saved them').check()
    await button('Done').click()
    await seen('10 recovery codes left')
    assert.ok(!(await page.content()).includes(code), 'a recovery code is still on the page')
  })

  await step('an API key is shown once and in no store of the browser', async () => {
    await page.getByRole('link', { name: 'API keys' }).click()
    await button('Create key').click()
    await page.getByLabel('Name').fill('From the smoke test')
    await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click()
    const key = await page.getByRole('dialog').locator('code').innerText()
    await button('I have saved it').click()
    await page.getByRole('listitem').filter({ hasText: 'From the smoke test' }).waitFor()
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
    assert.ok(!(kept + (await page.content())).includes(key), 'the key is still there')
  })

  await step('signing in asks for the code, keeps the step when it is wrong, and goes on', async () => {
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByLabel('E-mail').fill('admin@example.org')
    await page.getByLabel('Password').fill('password')
    await button('Sign in').click()
    await page.getByLabel('Code from your app').fill('000000')
    await page.keyboard.press('Enter')
    await seen('This code is wrong. Use the one your app shows now.')
    await page.keyboard.type('123456')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Servers' }).waitFor()
  })

  await step('the token of a link leaves the address at once', async () => {
    await page.goto(`${panel.url}/verify-email#token=good`)
    await seen('Your address is confirmed')
    assert.equal(page.url(), `${panel.url}/verify-email`)
    const back = await page.evaluate(() => JSON.stringify(history.state))
    assert.ok(!back.includes('good'), back)
  })

  await step('a second factor that is demanded stands before everything', async () => {
    Object.assign(world.user, { secondFactor: false, secondFactorRequired: true })
    world.identity.totp = { enabled: false, enabledAt: null, recoveryCodesLeft: 0 }
    world.renewable = true
    await page.goto(`${panel.url}/account/appearance`)
    await page.getByLabel('Your present password').fill('password')
    await button('Start').click()
    await page.getByLabel('Code from your app').fill('123456')
    await button('Turn on').click()
    await page.getByLabel('I have saved them').check()
    await button('Done').click()
    await page.waitForURL('**/account/appearance')
  })

  assert.deepEqual(foreign, [], 'requests to foreign hosts')
  assert.deepEqual(complaints, [], 'errors on the page')
  console.log('ok  no foreign request, no error on the page')
} finally {
  await browser.close()
  panel.close()
}
