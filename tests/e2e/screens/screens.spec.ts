import { mkdirSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { Api, Tenant, type Server } from '../src/api.ts'
import { product } from '../src/product.ts'

const PICTURES = '../../docs/screens'
const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const

let page: Page
let tenant: Tenant
let slug: string
let running: Server
let templateId: string

async function state(server: Server, wanted: string): Promise<void> {
  await expect.poll(async () => (await tenant.server(server.id)).state, { timeout: 90_000 }).toBe(wanted)
}

async function signIn(): Promise<void> {
  const { adminEmail, adminPassword } = product()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(adminEmail)
  await page.getByLabel('Password', { exact: true }).fill(adminPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** A picture of the page in both themes, on a desktop and on a phone. */
async function picture(name: string, path: string, ready: () => Promise<void>): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport)
      await page.goto(path)
      await ready()
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: `${PICTURES}/${name}-${colorScheme}-${size}.png`, animations: 'disabled' })
    }
  }
}

test.describe.configure({ mode: 'serial', timeout: 240_000 })

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  mkdirSync(PICTURES, { recursive: true })
  const api = await Api.admin()
  tenant = await Tenant.create(api, 'Nimbus Crew')
  const { body } = await api.get<{ items: { id: string; slug: string }[] }>('/tenants')
  slug = body.items.find(({ id }) => id === tenant.id)!.slug
  const servers = []
  for (const name of ['Survival', 'Creative', 'Sky block', 'Hunger games']) servers.push(await tenant.createServer(name))
  running = servers[0]!
  for (const server of servers) await state(server, 'RUNNING')
  await tenant.power(servers[1]!.id, 'stop')
  await state(servers[1]!, 'STOPPED')
  templateId = await tenant.demoTemplate()
  await api.post(`/tenants/${tenant.id}/roles`, { name: 'Builders', permissions: ['server:read', 'console:read', 'server:start'] })
  const roles = (await api.get<{ items: { id: string; name: string }[] }>(`/tenants/${tenant.id}/roles`)).body.items
  for (const name of ['Ada', 'Grace', 'Margaret']) {
    const offer = await api.post<{ token: string }>(`/tenants/${tenant.id}/invitations`, { roleIds: [roles.at(-1)!.id] })
    await (await Api.newcomer(name)).post('/invitations/accept', { token: offer.body.token })
  }
  page = await (await browser.newContext({ baseURL: product().url, locale: 'en-GB' })).newPage()
})

test.afterAll(() => page.context().close())

const heading = (text?: string | RegExp) => async () => {
  const h1 = page.getByRole('heading', { level: 1 })
  await (text === undefined ? expect(h1).toBeVisible() : expect(h1).toHaveText(text))
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
}

/** Of pages that are ready as soon as they have a heading. */
async function pictures(pages: Record<string, string>, below = ''): Promise<void> {
  for (const [name, path] of Object.entries(pages)) {
    await picture(name, below + path, heading())
  }
}

test('sign-in', async () => {
  await picture('sign-in', '/sign-in', heading())
  await picture('register', '/register', heading())
  await picture('forgot-password', '/forgot-password', heading())
  await signIn()
})

test('servers', async () => {
  const servers = `/t/${slug}/servers`
  await picture('servers', servers, async () => expect(page.getByText('Hunger games').first()).toBeVisible())
  await picture('new-server', `${servers}/new`, heading())
  const one = `${servers}/${running.id}`
  await picture('server', one, heading('Survival'))
  await picture('server-console', `${one}/console`, async () => expect(page.getByText('Connected').first()).toBeVisible())
  for (const tab of ['startup', 'subusers', 'settings']) await picture(`server-${tab}`, `${one}/${tab}`, heading('Survival'))
})

test('templates', async () => {
  const templates = `/t/${slug}/templates`
  await picture('templates', templates, heading())
  await picture('template-import', `${templates}/import`, heading())
  await picture('template', `${templates}/${templateId}`, heading())
  await picture('template-new', `${templates}/new?from=${templateId}`, heading())
})

test('people, settings, audit', async () => {
  const pages = {
    'members': 'members',
    'roles': 'members/roles',
    'role-new': 'members/roles/new',
    'discord-roles': 'members/discord-roles',
    'invitations': 'members/invitations',
    'settings': 'settings',
    'quota': 'settings/quota',
    'audit': 'audit',
  }
  await pictures(pages, `/t/${slug}/`)
})

test('account and platform', async () => {
  await pictures({
    'account': '/account',
    'account-sign-in': '/account/sign-in',
    'account-api-keys': '/account/api-keys',
    'account-appearance': '/account/appearance',
    'people': '/platform/people',
    'clusters': '/platform/clusters',
    'new-community': '/communities/new',
    'not-found': '/nothing-here',
  })
})
