import { statSync } from 'node:fs'
import { createServer } from 'node:net'
import { expect, test } from '@playwright/test'
import { Api, Tenant } from '../src/api.ts'
import { pteronimbus } from '../src/command.ts'
import { freePort, product, status } from '../src/product.ts'
import { Console, Feed } from '../src/socket.ts'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

test('status names every process, healthy, with its port and memory', async () => {
  const now = await status()

  expect(now.address).toBe(product().url)
  expect(now.adminEmail).toBe(product().adminEmail)
  expect(now.dataDirectory).toBe(product().data)
  expect(now.processes.map((p) => p.name)).toEqual(
    expect.arrayContaining([
      'postgres', 'redis', 'kafka', 'local-cluster', 'auth-service', 'tenant-service', 'gameserver-service',
      'notification-service', 'bot-service', 'controller', 'gateway',
    ]),
  )
  for (const process of now.processes) {
    expect(process, process.name).toMatchObject({ healthy: true, pid: expect.any(Number), residentBytes: expect.any(Number) })
    expect(process.residentBytes, process.name).toBeGreaterThan(1 << 20)
  }
})

test('the status can be asked for by port, and secrets are for the owner alone', async () => {
  const { stdout } = await pteronimbus(['status', '--json'], { PTERONIMBUS_PORT: String(product().port) })

  expect(JSON.parse(stdout).dataDirectory).toBe(product().data)
  expect(statSync(product().data).mode & 0o077).toBe(0)
})

test('a second up says that it runs already', async () => {
  const again = await pteronimbus(['up', '--detach', '--data', product().data], { PTERONIMBUS_PORT: String(product().port) })

  expect(again.stdout + again.stderr).toContain('already')
  expect(again.stdout + again.stderr).toContain(product().url)
})

test('a port in use is named', async () => {
  const port = await freePort()
  const taken = createServer().listen(port, '127.0.0.1')
  try {
    const outcome = await pteronimbus(['up', '--detach', '--data', `${product().data}-other`], { PTERONIMBUS_PORT: String(port) })

    expect(outcome.code).not.toBe(0)
    expect(outcome.stdout + outcome.stderr).toContain(String(port))
  } finally {
    taken.close()
  }
})

test('logs shows what a service said', async () => {
  const { code, stdout } = await pteronimbus(['logs', 'auth-service', '--data', product().data])

  expect(code).toBe(0)
  expect(stdout).toContain('auth')
  expect(stdout).not.toContain(product().adminPassword)
})

test('down and up again finds servers as they were, games ended gracefully', async () => {
  const api = await Api.newcomer('Barbara')
  const tenant = await Tenant.create(api)
  const feed = await Feed.open(api.token!)
  const running = await tenant.createServer('Stays up')
  await feed.state(running.id, 'RUNNING')
  const stopped = await tenant.createServer('Stays down')
  await feed.state(stopped.id, 'RUNNING')
  await tenant.power(stopped.id, 'stop')
  await feed.state(stopped.id, 'STOPPED')
  feed.close()

  expect((await pteronimbus(['down', '--data', product().data])).code).toBe(0)
  expect((await pteronimbus(['status', '--data', product().data])).code).toBe(3)
  const started = Date.now()
  const up = await pteronimbus(['up', '--detach', '--data', product().data], { PTERONIMBUS_PORT: String(product().port) })
  expect(up.code, up.stdout + up.stderr).toBe(0)
  console.log(`up on a built tree: ${((Date.now() - started) / 1000).toFixed(1)} s`)

  const again = await Api.admin()
  expect((await again.get('/me')).status).toBe(200)
  await expect.poll(async () => (await tenant.server(running.id)).state, { timeout: 90_000 }).toBe('RUNNING')
  expect((await tenant.server(stopped.id)).state).toBe('STOPPED')
  const console_ = await Console.open(tenant.path(running.id), api.token!)
  await console_.line('Done (')
  console_.close()
})
