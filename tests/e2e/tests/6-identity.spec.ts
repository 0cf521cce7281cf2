import { expect, test, type Page } from '@playwright/test'
import { Api, Tenant, type Problem } from '../src/api.ts'
import { looksRight } from '../src/looks.ts'
import { linkTo } from '../src/mailbox.ts'
import { product } from '../src/product.ts'
import { Socket } from '../src/socket.ts'
import { code } from '../src/totp.ts'

const password = 'a long enough password'
const address = (name: string) => `${name}-${Date.now()}@example.org`

async function newcomer(name: string): Promise<{ email: string; api: Api }> {
  const email = address(name)
  expect((await new Api().post('/auth/register', { email, password, displayName: name })).status).toBe(201)
  return { email, api: await Api.signIn(email, password) }
}

test('the ways to sign in are told', async () => {
  const { body } = await new Api().get<{ items: { id: string; simulated?: boolean }[]; mail: boolean }>('/auth/providers')

  expect(body.items.map((p) => p.id)).toEqual(['password', 'discord'])
  expect(body.items[1]!.simulated).toBe(true)
  expect(body.mail).toBe(true)
})

test('a mail proves an address, and replaces a forgotten password', async () => {
  const { email, api } = await newcomer('ada')

  const proof = await linkTo(email, 'Confirm')
  expect(proof.startsWith(`${product().url}/verify-email#token=`)).toBe(true)
  const token = proof.split('#token=')[1]
  expect((await new Api().post('/auth/verify-email', { token })).status).toBe(204)
  expect((await new Api().post<Problem>('/auth/verify-email', { token })).body.code).toBe('link-expired')
  expect((await api.get<{ emailVerified: boolean }>('/me')).body.emailVerified).toBe(true)

  const asked = await new Api().post('/auth/password/forgot', { email })
  const stranger = await new Api().post('/auth/password/forgot', { email: address('nobody') })
  expect([asked.status, asked.body]).toEqual([stranger.status, stranger.body])
  const reset = (await linkTo(email, 'new password')).split('#token=')[1]
  const another = 'another good password'
  expect((await new Api().post('/auth/password/reset', { token: reset, password: another })).status).toBe(204)
  expect((await api.get('/me')).status).toBe(401)
  expect((await new Api().post('/auth/login', { email, password })).status).toBe(401)
  expect((await new Api().post('/auth/login', { email, password: another })).status).toBe(200)
})

test('a session that is revoked closes its live feed and is refused', async () => {
  const { email, api } = await newcomer('grace')
  const other = await Api.signIn(email, password)
  await Tenant.create(api)
  const feed = await Socket.open('/live', other.token)
  const { body } = await api.get<{ items: { id: string; current: boolean }[] }>('/me/sessions')
  const theirs = body.items.find((session) => !session.current)!

  expect((await api.delete(`/me/sessions/${theirs.id}`)).status).toBe(204)

  await expect.poll(() => feed.closed, { timeout: 1_000, intervals: [20] }).toBe(4401)
  expect((await other.get('/me')).status).toBe(401)
  expect((await api.get('/me')).status).toBe(200)
})

test('an API key does what it may, and nothing once revoked', async () => {
  const { api } = await newcomer('lovelace')
  const tenant = await Tenant.create(api)
  const made = await api.post<{ id: string; key: string }>('/me/api-keys', { name: 'Reader', permissions: ['server:read'] })
  expect(made.status).toBe(201)
  expect(made.body.key).toMatch(/^ptn_/)
  const program = new Api(made.body.key)

  expect((await program.get(tenant.path())).status).toBe(200)
  expect((await program.get('/me')).status).toBe(200)
  expect((await program.post(tenant.path(), { name: 'x', templateId: await tenant.demoTemplate() })).status).toBe(403)
  expect((await program.get(`/tenants/${tenant.id}/audit`)).status).toBe(403)
  expect((await program.post('/me/api-keys', { name: 'More' })).status).toBe(403)
  expect((await program.delete('/me/sessions')).status).toBe(403)
  expect((await new Api(made.body.key).get(`/tenants/${crypto.randomUUID()}`)).status).toBe(404)
  const feed = await Socket.open('/live', made.body.key)

  expect((await api.delete(`/me/api-keys/${made.body.id}`)).status).toBe(204)

  expect((await program.get(tenant.path())).status).toBe(401)
  await expect.poll(() => feed.closed, { timeout: 1_000, intervals: [20] }).toBe(4401)
})

test('an API key loses what its owner loses', async () => {
  const { body: me } = await (await Api.admin()).get<{ id: string }>('/me')
  const { api, email } = await newcomer('katherine')
  const { body: her } = await api.get<{ id: string }>('/me')
  const admin = await Api.admin()
  expect((await admin.send('PUT', `/users/${her.id}/super-admin`)).status).toBe(204)
  const office = await Api.signIn(email, password)
  const { body: key } = await office.post<{ key: string }>('/me/api-keys', { name: 'Office', permissions: ['user:manage'] })
  const program = new Api(key.key)
  expect((await program.get('/users')).status).toBe(200)

  expect((await admin.delete(`/users/${her.id}/super-admin`)).status).toBe(204)

  expect((await program.get('/users')).status).toBe(403)
  expect((await office.get('/me')).status).toBe(401)
  expect((await admin.delete(`/users/${me.id}/super-admin`)).status).toBe(409)
})

test.describe('in a browser', () => {
  test.describe.configure({ mode: 'serial', timeout: 240_000 })
  let page: Page
  const foreign: string[] = []

  test.beforeAll(async ({ browser }) => {
    page = await (await browser.newContext({ baseURL: product().url })).newPage()
    page.on('request', (request) => {
      if (!/^(data|blob|wss?:\/\/localhost|http:\/\/localhost)/.test(request.url())) {
        foreign.push(request.url())
      }
    })
  })

  test.afterAll(() => page.context().close())

  const signOut = async () => {
    // a page that has just been signed in to goes on to another one, and takes an open menu away
    await expect(async () => {
      const item = page.getByRole('menuitem', { name: 'Sign out' })
      if (!(await item.isVisible())) {
        await page.getByRole('button', { name: /^Account of/ }).click({ timeout: 2_000 })
      }
      await item.click({ timeout: 2_000 })
    }).toPass({ timeout: 20_000 })
    await expect(page).toHaveURL(/\d\/sign-in/)
  }

  test('who says no at Discord is told so @browser', async () => {
    await page.goto('/')
    await page.getByRole('link', { name: 'Continue with simulated Discord' }).click()
    await expect(page.getByText('Simulated Discord').first()).toBeVisible()

    await page.getByRole('button', { name: 'Cancel' }).click()

    await expect(page).toHaveURL(/\d\/sign-in/)
    await looksRight(page, 'sign-in-denied')
  })

  test('Discord signs in, and comes back to the page that was asked for @browser', async () => {
    await page.goto('/account/sign-in')
    await page.getByRole('link', { name: 'Continue with simulated Discord' }).click()
    await page.getByRole('radio', { name: /Aurora Finch/ }).check()

    await page.getByRole('button', { name: 'Authorize' }).click()

    await expect(page).toHaveURL(/\/account\/sign-in$/)
    await expect(page.getByText('Aurora Finch').first()).toBeVisible()
    await looksRight(page, 'account-of-discord')
    await signOut()
  })

  test('a second factor is set up and asked for @browser', async () => {
    const email = address('margaret')
    await new Api().post('/auth/register', { email, password, displayName: 'Margaret' })
    await page.goto('/sign-in')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page).not.toHaveURL(/\d\/sign-in/)
    await page.goto('/account/sign-in')
    await page.getByRole('button', { name: 'Set up' }).click()
    await page.getByLabel('Your present password').fill(password)
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await expect(page.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible()
    const secret = await page.locator('code').first().innerText()
    await page.getByLabel('Code from your app').fill(code(secret, -1))
    await page.getByRole('button', { name: 'Turn on' }).click()
    const recovery = await page.getByRole('list', { name: 'Recovery codes' }).locator('li').first().innerText()
    await page.getByLabel('I have saved them').check()
    await page.getByRole('button', { name: 'Done', exact: true }).click()
    await signOut()

    const enter = async () => {
      await page.getByLabel('E-mail').fill(email)
      await page.getByLabel('Password', { exact: true }).fill(password)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await expect(page.getByLabel('Code from your app')).toBeVisible()
    }
    await enter()
    await looksRight(page, 'second-factor')
    await page.getByLabel('Code from your app').fill('000000')
    await page.getByRole('button', { name: 'Confirm' }).click()
    await expect(page.getByText('This code is wrong').first()).toBeVisible()
    await page.getByLabel('Code from your app').fill(code(secret))
    await page.getByRole('button', { name: 'Confirm' }).click()
    await expect(page).not.toHaveURL(/\d\/sign-in/)
    await signOut()

    await enter()
    await page.getByRole('button', { name: 'Use a recovery code' }).click()
    await page.getByLabel('Recovery code').fill(recovery)
    await page.getByRole('button', { name: 'Confirm' }).click()
    await expect(page).not.toHaveURL(/\d\/sign-in/)
  })

  test('another account is linked, and signs in to the same one @browser', async () => {
    await page.goto('/account/sign-in')
    await page.getByRole('button', { name: /^Link ?: Discord/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Your present password').fill(password)
    await dialog.getByRole('button', { name: 'Continue with Discord' }).click()
    await page.getByRole('radio', { name: /Bastian Okoro/ }).check()
    await page.getByRole('button', { name: 'Authorize' }).click()
    await expect(page).toHaveURL(/\/account\/sign-in$/)
    await expect(page.getByRole('button', { name: /^Unlink ?: Discord/ })).toBeVisible()
    await looksRight(page, 'account-linked')
  })

  test('a forgotten password is replaced by the link of a mail @browser', async () => {
    const email = address('hedy')
    await new Api().post('/auth/register', { email, password, displayName: 'Hedy' })
    await signOut()
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    // the page before it asks for an address, too
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forgot your password?')
    await page.getByLabel('E-mail').fill(email)
    await page.getByRole('button', { name: 'Send link' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your mail')

    await page.goto(await linkTo(email, 'new password'))
    await page.getByLabel('New password').fill('another good password')
    await page.getByRole('button', { name: 'Save password' }).click()

    await expect(page.getByText('Your password has changed').first()).toBeVisible()
    expect(page.url()).not.toContain('token')
    expect((await new Api().post('/auth/login', { email, password: 'another good password' })).status).toBe(200)
  })

  test('nothing was asked of a foreign host @browser', () => {
    expect(foreign).toEqual([])
  })
})
