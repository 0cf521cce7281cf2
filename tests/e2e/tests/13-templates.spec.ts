import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { Api, Tenant } from '../src/api.ts'
import { looksRight } from '../src/looks.ts'
import { product } from '../src/product.ts'
import { Feed, Socket } from '../src/socket.ts'

test.describe.configure({ mode: 'serial' })

interface Imported {
  template: { id: string; slug: string; version: number; spec: { variables: { key: string }[] } }
  report: { entries: { path: string; outcome: string; message: string }[] }
}

interface Followed {
  server: { templateVersion: number; newestTemplateVersion: number; pendingRestart: boolean }
  droppedVariables: string[]
  missingVariables: string[]
}

const OPENTTD = ['/usr/games/openttd', '/usr/bin/openttd'].some((file) => existsSync(file))

/** An egg of the demo game: nobody needs to download anything for it. */
function egg(motd: string, extra: { name: string; env_variable: string }[] = []): string {
  const variable = { description: '', user_viewable: true, user_editable: true, rules: 'nullable|string|max:60', field_type: 'text' }
  return JSON.stringify({
    meta: { version: 'PTDL_v2', update_url: null },
    name: 'Demo out of an egg',
    author: 'eggs@example.org',
    description: 'A game that is here already.',
    features: ['eula'],
    docker_images: { Demo: 'pteronimbus/demo-game:1' },
    file_denylist: ['*.key'],
    startup: 'demo {{MOTD}}',
    config: {
      files: JSON.stringify({
        'server.properties': { parser: 'properties', find: { 'server-port': '{{server.build.default.port}}', motd: '{{server.build.env.MOTD}}' } },
        'conf/deep.json': { parser: 'json', find: { 'listeners[0].port': '{{server.allocations.default.port}}', open: true } },
      }),
      startup: JSON.stringify({ done: 'Done (' }),
      logs: '{}',
      stop: 'stop',
    },
    scripts: { installation: { script: '', container: 'alpine:3', entrypoint: 'ash' } },
    variables: [
      { ...variable, name: 'Message', env_variable: 'MOTD', default_value: motd },
      { ...variable, name: 'Folder', env_variable: 'DATA_DIR', default_value: '/home/container', user_editable: false },
      { ...variable, name: 'Most players', env_variable: 'MAX_PLAYERS', default_value: '20' },
      ...extra.map((more) => ({ ...variable, default_value: '', ...more })),
    ],
  })
}

let api: Api
let tenant: Tenant
let templateId: string
let serverId: string

/** Every file of that path within any volume of the cluster on this machine. */
function written(path: string): string[] {
  const volumes = join(product().data, 'cluster/volumes')
  return readdirSync(volumes, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(path))
    .map((file) => readFileSync(join(volumes, file), 'utf8'))
}

async function imported(content: string, rest: object = {}): Promise<Imported> {
  const { status, body } = await api.post<Imported>(`/tenants/${tenant.id}/templates/import`, { content, ...rest })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

test('an egg tells what it comes to before anything is saved', async () => {
  api = await Api.newcomer('Egbert')
  tenant = await Tenant.create(api)
  const tried = await api.post<Imported>(`/tenants/${tenant.id}/templates/import?dryRun=true`, { content: egg('One') })
  expect(tried.status).toBe(200)
  expect(tried.body.report.entries).toContainEqual(expect.objectContaining({ path: 'config.stop', outcome: 'MAPPED' }))
  const { body } = await api.get<{ items: { scope: string }[] }>(`/tenants/${tenant.id}/templates`)
  expect(body.items.filter((t) => t.scope === 'TENANT')).toEqual([])

  const broken = await api.post<{ code: string; detail: string }>(`/tenants/${tenant.id}/templates/import`, { content: '{\n"name": oops' })
  expect(broken.status).toBe(400)
  expect(broken.body.code).toBe('egg-unreadable')
  expect(broken.body.detail).toContain('Line 2')
})

test('a server of an egg has its files set before it starts', async () => {
  templateId = (await imported(egg('Out of an egg'))).template.id
  const feed = await Feed.open(api.token!)
  const { status, body } = await api.post<{ id: string }>(tenant.path(), { name: 'Hatched', templateId })
  expect(status, JSON.stringify(body)).toBe(202)
  serverId = body.id
  await feed.state(serverId, 'RUNNING')
  feed.close()

  expect(written('server.properties')).toContainEqual(expect.stringContaining('motd=Out of an egg'))
  expect(written('server.properties').join()).toContain('server-port=25565')
  expect(JSON.parse(written('conf/deep.json')[0]!)).toEqual({ listeners: [{ port: 25565 }], open: true })
})

test('a server stays with its version until it is told otherwise, and can go back', async () => {
  const { template } = await imported(egg('Version two', [{ name: 'More', env_variable: 'MORE' }]), { templateId })
  expect(template.version).toBe(2)
  const before = (await api.get<Followed['server']>(tenant.path(serverId))).body
  expect([before.templateVersion, before.newestTemplateVersion]).toEqual([1, 2])

  const { body: diff } = await api.get<{ changes: { path: string }[] }>(`/tenants/${tenant.id}/templates/${templateId}/versions/2/diff?from=1`)
  expect(diff.changes.map((c) => c.path)).toEqual(['spec.variables.MORE', 'spec.variables.MOTD.defaultValue'])

  const feed = await Feed.open(api.token!)
  const followed = await api.post<Followed>(tenant.path(serverId, '/template'), {})
  expect(followed.status).toBe(202)
  expect(followed.body.server).toMatchObject({ templateVersion: 2, pendingRestart: true })
  await tenant.power(serverId, 'restart')
  await feed.state(serverId, 'STARTING')
  await feed.state(serverId, 'RUNNING', 90, feed.states(serverId).indexOf('STARTING'))
  await expect.poll(() => written('server.properties').join()).toContain('motd=Version two')

  const { headers } = await api.get(`/tenants/${tenant.id}/templates/${templateId}`)
  const rolled = await api.post<{ version: number }>(`/tenants/${tenant.id}/templates/${templateId}/rollback`, { version: 1 }, { 'If-Match': headers.get('etag')! })
  expect(rolled.body.version).toBe(3)
  await api.post(tenant.path(serverId, '/template'), {})
  await tenant.power(serverId, 'stop')
  await feed.state(serverId, 'STOPPED')
  feed.close()
})

test.describe('in the browser', () => {
  const email = `humpty-${Date.now()}@example.org`
  const password = 'a long enough password'
  let page: Page

  test.beforeAll(async ({ browser }) => {
    await new Api().post('/auth/register', { email, password, displayName: 'Humpty' })
    const own = await Api.signIn(email, password)
    await Tenant.create(own, `Wall ${Date.now()}`)
    page = await (await browser.newContext({ baseURL: product().url })).newPage()
    await page.goto('/')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('link', { name: 'Templates' }).click()
  })

  test.afterAll(() => page.context().close())

  /** Goes there by the main navigation: breadcrumbs have some of the same names. */
  const go = (name: string) => page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name }).click()

  /** Shows what an egg comes to, and saves it. */
  async function bring(content: string): Promise<void> {
    await page.getByRole('link', { name: 'Import an egg' }).click()
    await page.getByLabel('Where it is').selectOption('text')
    await page.getByRole('textbox', { name: 'Egg' }).fill(content)
    await page.getByRole('button', { name: 'Check egg' }).click()
    await expect(page.getByText('eggs do not say what a server needs')).toBeVisible()
  }

  test('an egg is shown with what it comes to, saved, and a server made of it @browser', async () => {
    await expect(page.getByRole('link', { name: 'Minecraft demo' })).toBeVisible()
    await looksRight(page, 'templates')
    await bring(egg('Out of the browser'))
    await looksRight(page, 'egg-report')
    await page.getByRole('button', { name: 'Save template' }).click()
    await expect(page.getByRole('heading', { name: 'Versions' })).toBeVisible()
    await looksRight(page, 'template')

    await page.getByRole('link', { name: 'Create server' }).click()
    await page.getByLabel('Name').fill('Wall')
    await page.getByRole('button', { name: 'Create server' }).click()
    await expect(page.getByText('Running').first()).toBeVisible({ timeout: 90_000 })
  })

  test('a template is changed in the editor, which helps, marks what is wrong and shows what changes @browser', async () => {
    // given
    await go('Templates')
    await page.getByRole('link', { name: 'Demo out of an egg' }).click()
    await page.getByRole('link', { name: 'Edit template' }).click()
    const editor = page.getByRole('textbox', { name: 'Spec (JSON)' })
    await expect(editor).toBeVisible()
    await looksRight(page, 'template-editor')

    // when
    await editor.click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('\n"readO')
    await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible()
    await page.screenshot({ path: 'test-results/pictures/template-editor-suggestions.png' })
    await page.keyboard.press('Enter')
    await expect(editor).toContainText('"readOnlyRoot": false,')
    await page.keyboard.press('End')
    await page.keyboard.type('\n"nonsense": 1,')
    await page.getByRole('button', { name: 'Review changes' }).click()

    // then
    const place = page.getByRole('button', { name: 'Line 3, column' })
    await expect(place).toBeVisible()
    await looksRight(page, 'template-editor-refused')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect(place).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(editor).toBeFocused()
    await page.keyboard.press('Shift+End')
    await page.keyboard.press('Control+x')
    await expect(page.getByText('This is no JSON')).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByText('This is no JSON')).toBeHidden()

    // when
    await page.locator('.cm-line', { hasText: '"nonsense"' }).click()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+End')
    await page.keyboard.press('Delete')
    await page.locator('.cm-line', { hasText: 'Out of the browser' }).click()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.type(' and the editor')
    await page.keyboard.press('Control+s')
    const dialog = page.getByRole('dialog', { name: 'Save version 2?' })
    await expect(dialog.getByText('spec.variables.MOTD.defaultValue')).toBeVisible()
    await dialog.getByLabel('Note on this version').fill('A longer message')
    await looksRight(page, 'template-review')
    await dialog.getByRole('button', { name: 'Save new version' }).click()

    // then
    await expect(page.getByText('A longer message')).toBeVisible()
  })

  test('what is written is not left by accident, and a new template can be saved as it begins @browser', async () => {
    await go('Templates')
    await page.getByRole('link', { name: 'Create template' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Out of nothing')
    await go('Servers')
    await page.getByRole('button', { name: 'Stay here' }).click()
    await looksRight(page, 'template-new')
    await page.getByRole('button', { name: 'Create template' }).click()
    await expect(page.getByRole('heading', { name: 'Out of nothing' })).toBeVisible()
    await page.getByRole('button', { name: 'More about this template' }).click()
    await page.getByRole('menuitem', { name: 'Import a new version' }).click()
    await expect(page.getByText('becomes the next version of Out of nothing')).toBeVisible()
  })

  test('a template that changed is taken when somebody says so, and goes back @browser', async () => {
    await go('Servers')
    await page.getByRole('link', { name: 'Wall', exact: true }).click()
    await page.getByRole('link', { name: 'Startup' }).click()
    await page.getByRole('button', { name: 'Update to version 2' }).click()
    await expect(page.getByText('The server follows version 2 now')).toBeVisible()

    await go('Templates')
    await page.getByRole('link', { name: 'Demo out of an egg' }).click()
    await page.getByText('What changed').click()
    await expect(page.getByText('Out of the browser and the editor')).toBeVisible()
    await page.getByRole('button', { name: 'Roll back' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click()
    await expect(page.getByText('As in version 1')).toBeVisible()
  })
})

test('OpenTTD runs, is asked who plays, and quits', async () => {
  test.skip(!OPENTTD, 'OpenTTD is not installed here')
  test.setTimeout(180_000)
  const { body: list } = await api.get<{ items: { id: string; slug: string }[] }>('/templates?q=openttd')
  const feed = await Feed.open(api.token!)
  const { body } = await api.post<{ id: string }>(tenant.path(), { name: 'Rails', templateId: list.items[0]!.id })
  await feed.state(body.id, 'RUNNING')

  const console = await Socket.open(`${tenant.path(body.id)}/console`, api.token)
  await console.waitFor((frame) => JSON.stringify(frame).includes('The world is open.'), 'the line that says so')
  console.close()
  await expect
    .poll(async () => (await api.get<{ online: number; max: number }>(tenant.path(body.id, '/players'))).body, { timeout: 90_000, intervals: [1_000] })
    .toMatchObject({ online: 0, max: 25 })

  await tenant.power(body.id, 'stop')
  await feed.state(body.id, 'STOPPED')
  feed.close()
})
