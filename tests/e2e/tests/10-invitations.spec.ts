import { expect, test, type Browser, type Page } from '@playwright/test'
import { Api, Tenant, type Problem, type Server } from '../src/api.ts'
import { looksRight } from '../src/looks.ts'
import { linkTo } from '../src/mailbox.ts'
import { kill9, processNamed, product } from '../src/product.ts'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

/** Who comes without Discord: invited by mail, to a community and to one server. */
interface Someone {
  email: string
  api: Api
}

interface Made {
  invitation: { id: string; mailedAt: string | null }
  url: string
  mail: string
}

const password = 'a long enough password'
const subject = 'invites you to'
let host: Someone
let tenant: Tenant
let slug: string
let server: Server
let page: Page

const address = (name: string) => `${name}-${Date.now()}@example.org`

async function someone(name: string, email = address(name)): Promise<Someone> {
  await new Api().post('/auth/register', { email, password, displayName: name })
  return { email, api: await Api.signIn(email, password) }
}

/** Opens the link that came by mail, as who has no account here yet, and comes in. */
async function comes(browser: Browser, name: string, email: string): Promise<Page> {
  const link = await linkTo(email, subject)
  expect(link.startsWith(`${product().url}/invitation#token=`)).toBe(true)
  await someone(name, email)
  const proof = (await linkTo(email, 'Confirm')).split('#token=')[1]
  expect((await new Api().post('/auth/verify-email', { token: proof })).status).toBe(204)

  const guest = await (await browser.newContext({ baseURL: product().url })).newPage()
  await guest.goto(link)
  await guest.getByRole('button', { name: 'Sign in' }).click()
  await signIn(guest, email)
  await guest.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(guest.getByText(`Welcome to Postmasters`)).toBeVisible()
  return guest
}

async function signIn(on: Page, email: string): Promise<void> {
  await on.getByLabel('E-mail').fill(email)
  await on.getByLabel('Password', { exact: true }).fill(password)
  await on.getByRole('button', { name: 'Sign in' }).click()
}

test.beforeAll(async ({ browser }) => {
  host = await someone('Rowland')
  tenant = await Tenant.create(host.api, 'Postmasters')
  slug = (await host.api.get<{ slug: string }>(`/tenants/${tenant.id}`)).body.slug
  server = await tenant.createServer('Penny Black')
  page = await (await browser.newContext({ baseURL: product().url })).newPage()
})

test.afterAll(() => page.context().close())

test('a mail brings somebody into the community @browser', async ({ browser }) => {
  const email = address('jane')
  await page.goto(`/t/${slug}/members/invitations`)
  await signIn(page, host.email)
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('For this e-mail address alone').fill(email)
  await dialog.getByRole('checkbox', { name: 'Viewer' }).check()
  await dialog.getByRole('button', { name: 'Send invitation' }).click()
  await expect(dialog.getByText(`Mailed to ${email}.`)).toBeVisible()
  await looksRight(page, 'invitation-mailed')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText(email, { exact: true })).toBeVisible()
  await looksRight(page, 'invitations')

  const guest = await comes(browser, 'Jane', email)

  await expect(guest.getByText('Penny Black').first()).toBeVisible()
  await guest.context().close()
  await page.reload()
  await expect(page.getByText('No open invitations')).toBeVisible()
})

test('a mail brings somebody to one server alone @browser', async ({ browser }) => {
  const email = address('lyman')
  await page.goto(`/t/${slug}/servers/${server.id}/subusers`)
  await page.getByRole('button', { name: 'Invite by e-mail or link' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('For this e-mail address alone').fill(email)
  await dialog.getByRole('checkbox', { name: 'console:read' }).check()
  await dialog.getByRole('button', { name: 'Send invitation' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('heading', { name: 'Invited, and not here yet' })).toBeVisible()
  await looksRight(page, 'subuser-invitations')

  const guest = await comes(browser, 'Lyman', email)

  await expect(guest.getByText('Penny Black').first()).toBeVisible()
  await guest.context().close()
  await page.reload()
  await expect(page.getByText('Lyman', { exact: true })).toBeVisible()
  const api = await Api.signIn(email, password)
  expect((await api.get(tenant.path(server.id))).status).toBe(200)
  expect((await api.get(`/tenants/${tenant.id}/members`)).status).toBe(403)
})

test('a mail is for who has the address, and good until it is revoked', async () => {
  const invitations = tenant.path(server.id, '/invitations')
  const email = address('mallory')
  const made = await host.api.post<Made>(invitations, { email, permissions: ['server:read'] })
  expect([made.status, made.body.mail]).toEqual([201, 'SENT'])
  const token = (await linkTo(email, subject)).split('#token=')[1]
  const other = await Api.newcomer('Eve')
  expect((await other.post<Problem>('/invitations/accept', { token })).body.code).toBe('forbidden')

  const listed = await host.api.get<{ items: { id: string }[] }>(invitations)
  expect(listed.body.items.map(({ id }) => id)).toEqual([made.body.invitation.id])
  expect((await host.api.delete(`${invitations}/${made.body.invitation.id}`)).status).toBe(204)

  expect((await other.post<Problem>('/invitations/accept', { token })).body.code).toBe('link-expired')
})

test('without a mail server an invitation is good, and mailed later', async () => {
  const invitations = tenant.path(server.id, '/invitations')
  const email = address('patience')
  const pid = await kill9('mailbox')

  const made = await host.api.post<Made>(invitations, { email, permissions: ['server:read'] })

  expect([made.status, made.body.mail, made.body.invitation.mailedAt]).toEqual([201, 'FAILED', null])
  await expect.poll(async () => (await processNamed('mailbox')).pid, { timeout: 60_000 }).not.toBe(pid)
  const mail = `${invitations}/${made.body.invitation.id}/mail`
  await expect.poll(async () => (await host.api.post(mail)).status, { timeout: 60_000 }).toBe(200)
  expect(await linkTo(email, subject)).not.toBe(made.body.url)
})
