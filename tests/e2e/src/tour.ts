import { expect, type Page } from '@playwright/test'
import { Api, Tenant, type Server } from './api.ts'
import { product } from './product.ts'

/** A page that everybody who tours the panel looks at. */
export interface Stop {
  name: string
  path: string
  /** Seen when the page is there; without it the page is there as soon as it has a heading and is busy no more. */
  ready?: (page: Page) => Promise<void>
}

/** A community with something to see on each of its pages. */
export interface Sights {
  tenantId: string
  slug: string
  serverId: string
  templateId: string
  memberId: string
  roleId: string
}

async function state(tenant: Tenant, server: Server, wanted: string): Promise<void> {
  await expect.poll(async () => (await tenant.server(server.id)).state, { timeout: 90_000 }).toBe(wanted)
}

const TAGS = [['eu', 'survival', 'whitelist', 'weekends'], ['eu', 'creative'], []]

/** Servers of which the first runs and the second is stopped, a role of the tenant's own, and members who have it. */
export async function sights(name: string, serverNames: string[], memberNames: string[]): Promise<Sights> {
  const api = await Api.admin()
  const tenant = await Tenant.create(api, name)
  const all = <T>(path: string) => api.get<{ items: T[] }>(path).then(({ body }) => body.items)
  const slug = (await all<{ id: string; slug: string }>('/tenants')).find(({ id }) => id === tenant.id)!.slug
  const servers = []
  for (const [i, server] of serverNames.entries()) servers.push(await tenant.createServer(server, TAGS[i % TAGS.length]))
  for (const server of servers) await state(tenant, server, 'RUNNING')
  await tenant.power(servers[1]!.id, 'stop')
  await state(tenant, servers[1]!, 'STOPPED')
  await api.post(`/tenants/${tenant.id}/roles`, { name: 'Builders', permissions: ['server:read', 'console:read', 'server:start'] })
  const roles = await all<{ id: string; name: string }>(`/tenants/${tenant.id}/roles`)
  const builders = roles.find((role) => role.name === 'Builders')!.id
  for (const member of memberNames) {
    const offer = await api.post<{ url: string }>(`/tenants/${tenant.id}/invitations`, { roleIds: [builders] })
    const token = offer.body.url.split('#token=')[1]
    const { status } = await (await Api.newcomer(member)).post('/invitations/accept', { token })
    expect(status, `${member} accepts`).toBe(200)
  }
  const [member] = await all<{ userId: string }>(`/tenants/${tenant.id}/members`)
  return { tenantId: tenant.id, slug, serverId: servers[0]!.id, templateId: await tenant.demoTemplate(), memberId: member!.userId, roleId: builders }
}

/** What is seen without being signed in. */
export const PUBLIC: Stop[] = [
  {
    name: 'sign-in',
    path: '/sign-in',
    // the providers, which come after the form
    ready: (page) => expect(page.locator('main li').first()).toBeVisible(),
  },
  { name: 'register', path: '/register' },
  { name: 'forgot-password', path: '/forgot-password' },
  { name: 'reset-password', path: '/reset-password#token=none' },
  {
    name: 'verify-email',
    path: '/verify-email#token=none',
    // what is offered once the link was tried
    ready: (page) => expect(page.locator('main a[href^="/register"]')).toBeVisible(),
  },
  { name: 'invitation', path: '/invitation#token=none' },
]

/** What is seen by the administrator of the panel, who owns the community. */
export function stops({ slug, serverId, templateId, memberId, roleId }: Sights): Stop[] {
  const below = (path: string, pages: Record<string, string>) =>
    Object.entries(pages).map(([name, rest]) => ({ name, path: `${path}${rest}` }))
  return [
    ...below(`/t/${slug}`, {
      'servers': '/servers',
      'new-server': '/servers/new',
      'templates': '/templates',
      'template-import': '/templates/import',
      'template-new': `/templates/new?from=${templateId}`,
      'template': `/templates/${templateId}`,
      'members': '/members',
      'member': `/members/${memberId}`,
      'roles': '/members/roles',
      'role': `/members/roles/${roleId}`,
      'role-new': '/members/roles/new',
      'discord-roles': '/members/discord-roles',
      'invitations': '/members/invitations',
      'settings': '/settings',
      'quota': '/settings/quota',
      'audit': '/audit',
    }),
    ...below(`/t/${slug}/servers/${serverId}`, {
      'server': '',
      'server-startup': '/startup',
      'server-subusers': '/subusers',
      'server-activity': '/activity',
      'server-settings': '/settings',
    }),
    {
      name: 'server-console',
      path: `/t/${slug}/servers/${serverId}/console`,
      ready: (page) => expect(page.locator('.xterm-rows')).toContainText('Done ('),
    },
    {
      name: 'server-console-window',
      path: `/t/${slug}/servers/${serverId}/console/window`,
      ready: (page) => expect(page.locator('.xterm-rows')).toContainText('Done ('),
    },
    ...below('', {
      'account': '/account',
      'account-sign-in': '/account/sign-in',
      'account-api-keys': '/account/api-keys',
      'account-appearance': '/account/appearance',
      'people': '/platform/people',
      'clusters': '/platform/clusters',
      'new-community': '/communities/new',
      'add-community': '/communities/add',
      'not-found': '/nothing-here',
      'gallery': '/gallery',
    }),
  ]
}

/** As the panel's administrator, where nobody else is named. */
export async function signIn(page: Page, email = product().adminEmail, password = product().adminPassword): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** Goes to a page and waits until it is there. */
export async function visit(page: Page, stop: Pick<Stop, 'path' | 'ready'>): Promise<void> {
  await page.goto(stop.path)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await stop.ready?.(page)
  // those in the gallery, which has a group for each component, are there to stay
  await expect(page.locator('main :is([aria-busy="true"], .animate-pulse):not([role="group"] *)')).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready)
}
