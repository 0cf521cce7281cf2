import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { Api, Tenant, type Problem, type Server } from '../src/api.ts'
import { status } from '../src/product.ts'
import { Feed, Socket } from '../src/socket.ts'

test.describe.configure({ mode: 'serial' })

interface External extends Server {
  origin: string
  templateId: string | null
  external?: { namespace: string; name: string; managedBy: { tool: string; name: string } | null }
}

const SOON = { timeout: 60_000, intervals: [250] }
const RESOURCE = '/apis/pteronimbus.io/v1alpha1'

let api: Api
let tenant: Tenant
let namespace: string
let serverId: string

/** As kubectl does it, with the kubeconfig of the stack. */
async function cluster(method: string, path: string, body?: unknown): Promise<number> {
  const config = await readFile((await status()).kubeconfig, 'utf8')
  const server = /server:\s*(\S+)/.exec(config)![1]!
  const token = /token:\s*(\S+)/.exec(config)?.[1]
  const response = await fetch(server + path, {
    method,
    headers: {
      'Content-Type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return response.status
}

async function servers(): Promise<External[]> {
  return (await api.get<{ items: External[] }>(tenant.path())).body.items
}

test('a GameServer made with kubectl appears, runs, and is known as external', async () => {
  api = await Api.newcomer('Gita')
  tenant = await Tenant.create(api)
  namespace = `ptn-${tenant.id}`
  const feed = await Feed.open(api.token!)
  expect(await cluster('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } })).toBe(201)

  const made = await cluster('POST', `${RESOURCE}/namespaces/${namespace}/gameservers`, {
    apiVersion: 'pteronimbus.io/v1alpha1',
    kind: 'GameServer',
    metadata: { name: 'survival', labels: { 'argocd.argoproj.io/instance': 'games' } },
    spec: {
      displayName: 'From Git',
      desiredState: 'RUNNING',
      template: { slug: 'minecraft-demo', version: '1' },
      image: 'pteronimbus/demo-game:1',
      env: { DATA_DIR: '/data' },
      dataPath: '/data',
      done: { pattern: 'Done (', regex: false },
      stop: { command: 'stop', timeoutSeconds: 30 },
      ports: [{ name: 'game', containerPort: 25565 }],
      query: { protocol: 'MINECRAFT', port: 'game' },
      resources: { cpuMillis: 500, memoryMiB: 512, diskMiB: 512 },
    },
  })

  expect(made).toBe(201)
  await expect.poll(async () => (await servers()).length, SOON).toBe(1)
  const [shown] = await servers()
  serverId = shown!.id
  expect(shown).toMatchObject({
    name: 'From Git',
    origin: 'EXTERNAL',
    templateId: null,
    external: { namespace, name: 'survival', managedBy: { tool: 'ARGO_CD', name: 'games' } },
  })
  await feed.state(serverId, 'RUNNING')
  feed.close()
  // whoever feeds pages and whoever answers hear of it each for themselves
  await expect.poll(async () => (await tenant.server(serverId)).state).toBe('RUNNING')
})

test('its console can be read and used', async () => {
  const console = await Socket.open(`${tenant.path(serverId)}/console`, api.token)

  await console.waitFor((f) => f.type === 'history', 'history')

  console.close()
})

test('it can be changed in the cluster alone', async () => {
  const refused = await api.post<Problem>(tenant.path(serverId, '/power'), { action: 'stop' })
  expect(refused.status).toBe(409)
  expect(refused.body.code).toBe('server-external')
  expect((await api.delete<Problem>(tenant.path(serverId))).body.code).toBe('server-external')

  const path = `${RESOURCE}/namespaces/${namespace}/gameservers/survival`
  expect(await cluster('PATCH', path, { spec: { desiredState: 'STOPPED', displayName: 'Renamed' } })).toBe(200)

  await expect.poll(async () => (await servers())[0]?.state, SOON).toBe('STOPPED')
  expect((await servers())[0]!.name).toBe('Renamed')
})

test('what is deleted in the cluster is gone here', async () => {
  expect(await cluster('DELETE', `${RESOURCE}/namespaces/${namespace}/gameservers/survival`)).toBe(200)

  await expect.poll(async () => (await servers()).length, SOON).toBe(0)
})

interface Template {
  id: string
  scope: string
  name: string
  version: number
  external?: { cluster: string; namespace: string; name: string; gone: boolean }
}

const SPEC = {
  images: [{ name: 'Demo', image: 'pteronimbus/demo-game:1' }],
  variables: [{ key: 'DATA_DIR', name: 'Data', defaultValue: '/data', editable: false }],
  done: { pattern: 'Done (', regex: false },
  stop: { command: 'stop', timeoutSeconds: 30 },
  ports: [{ name: 'game', containerPort: 25565 }],
  resources: { cpuMillis: 500, memoryMiB: 512, diskMiB: 512 },
}

async function external(): Promise<Template[]> {
  const { body } = await api.get<{ items: Template[] }>(`/tenants/${tenant.id}/templates?limit=100`)
  return body.items.filter(({ scope }) => scope === 'EXTERNAL')
}

test('a GameTemplate made with kubectl is a template of the tenant, and a server is made of it', async () => {
  const path = `${RESOURCE}/namespaces/${namespace}/gametemplates`
  const made = await cluster('POST', path, {
    apiVersion: 'pteronimbus.io/v1alpha1',
    kind: 'GameTemplate',
    metadata: { name: 'from-git', annotations: { 'pteronimbus.io/title': 'From Git' } },
    spec: SPEC,
  })

  expect(made).toBe(201)
  await expect.poll(async () => (await external()).length, SOON).toBe(1)
  const [shown] = await external()
  expect(shown).toMatchObject({ name: 'From Git', version: 1, external: { namespace, name: 'from-git', gone: false } })
  const refused = await api.delete<Problem>(`/tenants/${tenant.id}/templates/${shown!.id}`)
  expect(refused.body.code).toBe('template-read-only')

  const feed = await Feed.open(api.token!)
  const created = await api.post<Server>(tenant.path(), { name: 'Of the cluster', templateId: shown!.id })
  expect(created.status).toBe(202)
  await feed.state(created.body.id, 'RUNNING')
  feed.close()

  expect(await cluster('PATCH', `${path}/from-git`, { spec: { stop: { timeoutSeconds: 20 } } })).toBe(200)
  await expect.poll(async () => (await external())[0]?.version, SOON).toBe(2)
  expect(await cluster('DELETE', `${path}/from-git`)).toBe(200)
  await expect.poll(async () => (await external()).length, SOON).toBe(0)
  const kept = await api.get<Template>(`/tenants/${tenant.id}/templates/${shown!.id}`)
  expect(kept.body.external?.gone).toBe(true)
})

test('the templates of the panel are in the cluster', async () => {
  await expect
    .poll(() => cluster('GET', `${RESOURCE}/namespaces/default/gametemplates/minecraft-demo`), SOON)
    .toBe(200)
})
