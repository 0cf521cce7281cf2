import { expect, test, type Browser, type Page, type WebSocket } from '@playwright/test'
import type { Api } from '../src/api.ts'
import { Discord } from '../src/discord.ts'
import { looksRight } from '../src/looks.ts'
import { product } from '../src/product.ts'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

/** What the issue of communities promises, as people see it: from a Discord server to a console that closes. */
let discord: Discord
let guild: string
let captains: string
let captainId: string
let ownerId: string
let owner: Page
let captain: Page
const consoles: WebSocket[] = []

async function somebody(browser: Browser, name: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: product().url })).newPage()
  await page.goto('/')
  await page.getByRole('link', { name: 'Continue with simulated Discord' }).click()
  await page.getByRole('radio', { name: new RegExp(name) }).check()
  await page.getByRole('button', { name: 'Authorize' }).click()
  await expect(page).toHaveURL(new RegExp(`^${product().url}`))
  return page
}

const transcript = () => captain.getByLabel('Console as text').first()
const menuOf = (page: Page) => page.getByRole('navigation', { name: 'Main navigation' })
const switcherOf = (page: Page) => page.getByRole('button', { name: /^Switch community/ })
const timed = (began: number) => `${(performance.now() - began).toFixed(0)} ms`

async function onlyTenant(api: Api): Promise<{ id: string }> {
  const { body } = await api.get<{ items: { id: string }[] }>('/tenants')
  expect(body.items).toHaveLength(1)
  return body.items[0]!
}

test.beforeAll(async () => {
  discord = await Discord.find()
  ownerId = await discord.person('Valentina')
  captainId = await discord.person('Jacqueline')
  guild = await discord.guild('Night Flights', ownerId)
  captains = await discord.role(guild, 'Captains')
  await discord.join(guild, captainId, [captains])
})

test.afterAll(async () => {
  await owner?.context().close()
  await captain?.context().close()
})

test('the owner brings their Discord server @browser', async ({ browser }) => {
  owner = await somebody(browser, 'Valentina')
  await owner.getByRole('link', { name: 'Bring a Discord server' }).click()
  await expect(owner.getByText('You own it')).toBeVisible()
  await looksRight(owner, 'own-guilds')

  await owner.getByRole('link', { name: /^Add bot ?: Night Flights$/ }).click()
  await owner.getByRole('radio', { name: /Valentina/ }).check()
  await owner.getByRole('button', { name: 'Continue' }).click()
  await owner.getByRole('radio', { name: 'Night Flights' }).check()
  await owner.getByRole('button', { name: 'Authorize' }).click()

  await expect(owner.getByText('No servers yet')).toBeVisible()
  await expect(owner.getByText('Night Flights').first()).toBeVisible()
})

test('a role of Discord’s is mapped to Operator @browser', async () => {
  await menuOf(owner).getByRole('link', { name: 'Members' }).click()
  await looksRight(owner, 'members')
  await owner.getByRole('link', { name: 'Discord roles' }).click()
  await owner.getByRole('button', { name: /^Change ?: Captains$/ }).click()
  await owner.getByRole('dialog').getByRole('checkbox', { name: 'Operator' }).check()
  await owner.getByRole('button', { name: 'Save roles' }).click()

  await expect(owner.getByRole('listitem').filter({ hasText: 'Captains' }).getByText('Operator')).toBeVisible()
  await looksRight(owner, 'discord-roles')
})

test('who has the role starts a server @browser', async ({ browser }) => {
  captain = await somebody(browser, 'Jacqueline')
  await captain.getByRole('link', { name: 'Create the first server' }).click()
  await captain.getByRole('radio', { name: /demo/i }).check()
  await captain.getByLabel('Name').fill('Mail Plane')
  await captain.getByRole('button', { name: 'Create server' }).click()
  await expect(captain.getByText('Running', { exact: true }).first()).toBeVisible({ timeout: 60_000 })

  captain.on('websocket', (socket) => socket.url().endsWith('/console') && consoles.push(socket))
  await captain.getByRole('link', { name: 'Console' }).click()

  await captain.getByRole('button', { name: 'Show as text' }).click()
  await expect(transcript()).toContainText('Done (')
})

test('the console closes when the role is taken at Discord, and the page says why its menu is gone @browser', async () => {
  expect(consoles.map((socket) => socket.isClosed())).toEqual([false])
  const began = performance.now()

  await discord.setRoles(guild, captainId, [])

  await expect(captain.getByRole('heading', { name: 'You have no access to Night Flights any more' })).toBeVisible({
    timeout: 5_000,
  })
  console.log(`a role taken at Discord → the page says so: ${timed(began)}`)
  await expect(transcript()).toBeHidden()
  await expect.poll(() => consoles.map((socket) => socket.isClosed()), { timeout: 5_000 }).toEqual([true])
  await expect(menuOf(captain).getByRole('link')).toHaveText(['Account'])
  await expect(switcherOf(captain)).toContainText('Choose a community')
  await looksRight(captain, 'access-lost')
  await captain.goto('/')
  await expect(captain.getByRole('heading', { name: 'Create your first community' })).toBeVisible()
  await expect(captain.getByText('Mail Plane')).toBeHidden()
})

test('whoever gets the role back is among the members, and finds the community, on pages that were open @browser', async () => {
  await menuOf(owner).getByRole('link', { name: 'Members' }).click()
  const members = owner.getByRole('list', { name: 'Members' })
  await expect(members.getByRole('link')).toHaveText(['Valentina'])
  const began = performance.now()

  await discord.setRoles(guild, captainId, [captains])

  await expect(members.getByRole('link', { name: 'Jacqueline' })).toBeVisible({ timeout: 5_000 })
  console.log(`a role given at Discord → who looks at the members sees it: ${timed(began)}`)
  await expect(switcherOf(captain)).toContainText('Night Flights', { timeout: 5_000 })
  console.log(`a role given at Discord → the switcher offers the community: ${timed(began)}`)
  await expect(menuOf(captain).getByRole('link', { name: 'Servers' })).toBeVisible()
  await expect(captain.getByText('Mail Plane')).toBeVisible()
  await looksRight(captain, 'community-won')
})

test('what somebody else changes shows on pages that are open @browser', async () => {
  const elsewhere = await discord.signIn(ownerId)
  const tenant = await onlyTenant(elsewhere)
  await owner.getByRole('link', { name: 'Roles', exact: true }).click()
  await expect(owner.getByText('Moderator').first()).toBeVisible()
  const began = performance.now()

  await elsewhere.post(`/tenants/${tenant.id}/roles`, { name: 'Night watch', permissions: ['server:read'] })

  await expect(owner.getByText('Night watch', { exact: true })).toBeVisible({ timeout: 5_000 })
  console.log(`a role made elsewhere → who looks at the roles sees it: ${timed(began)}`)
})

test('it says why somebody may what they may, and who did what @browser', async () => {
  const sidebar = menuOf(owner)
  await sidebar.getByRole('link', { name: 'Members' }).click()
  await owner.getByRole('link', { name: /Jacqueline/ }).first().click()
  await expect(owner.getByText('Captains').first()).toBeVisible()
  await looksRight(owner, 'member')

  await sidebar.getByRole('link', { name: 'Audit log' }).click()
  await expect(owner.getByText('Mail Plane').first()).toBeVisible()
  await looksRight(owner, 'audit')
  await sidebar.getByRole('link', { name: 'Settings' }).click()
  await looksRight(owner, 'community-settings')
})
