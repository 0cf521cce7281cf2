// A stand-in for the panel, to look at the page and to walk through it without any service: the public API as far
// as the page uses it, the live feed and the console, all in memory. Serves the built page under the same strict
// content policy as the gateway. `node tests/mock-server.mjs [port] [servers]`; sign in with admin@example.org / password.
import { createServer } from 'node:http'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { WebSocketServer } from 'ws'
import { identityRoutes, makeIdentity } from './mock-identity.mjs'
import { sampleOf, serverRoutes, unset } from './mock-servers.mjs'
import { makeCommunity, makeTenant, permissionsOf, tenantRoutes } from './mock-tenants.mjs'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/**
 * Starts the stand-in; `port` 0 picks a free one, `servers` is how many there are to be. The answer has `url`, `state` to
 * arrange scenes, and `close`.
 */
export async function startMockServer(port = 0, { servers } = {}) {
  const world = makeWorld()
  if (servers !== undefined) crowd(world, servers)
  const http = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost')
    if (url.pathname.startsWith('/api/')) void answerApi(world, request, response, url)
    else serveFile(response, url.pathname)
  })
  const sockets = new WebSocketServer({ noServer: true })
  http.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url, 'http://localhost')
    if (!world.signedIn(request) || world.refuseSockets) {
      socket.end(`HTTP/1.1 ${world.refuseSockets ? '503 Service Unavailable' : '401 Unauthorized'}\r\n\r\n`)
      return
    }
    sockets.handleUpgrade(request, socket, head, (client) => connect(world, client, url))
  })
  const clock = setInterval(() => world.measure(), 15_000)
  await new Promise((resolve) => http.listen(port, '127.0.0.1', resolve))
  world.port = http.address().port
  return {
    url: `http://localhost:${world.port}`,
    world,
    dropSockets: () => sockets.clients.forEach((client) => client.terminate()),
    close: () => {
      clearInterval(clock)
      sockets.clients.forEach((client) => client.terminate())
      http.close()
      http.closeAllConnections()
    },
  }
}

function makeWorld() {
  const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString()
  const tenant = makeTenant('Nimbus Crew', 'nimbus-crew', { guildId: '42' })
  const templates = [
    [
      'demo',
      'Demo server',
      'A small block world that starts in seconds, to try the panel with.',
      'Minecraft',
      '1',
    ],
    ['paper', 'Minecraft Paper', 'The fast Minecraft server with plugins.', 'Minecraft', '4'],
    ['valheim', 'Valheim', 'Survive with up to ten friends in a Norse world.', 'Valheim', '2'],
    ['terraria', 'Terraria', 'Dig, fight, explore and build in two dimensions.', 'Terraria', '7'],
  ].map(([slug, name, description, game, version]) => ({
    id: randomUUID(),
    slug,
    name,
    description,
    game,
    version,
    scope: 'GLOBAL',
  }))
  const server = (name, state, minutes, more = {}) => ({
    id: randomUUID(),
    tenantId: tenant.id,
    name,
    templateId: templates[0].id,
    templateVersion: 1,
    newestTemplateVersion: 1,
    state,
    stateReason: null,
    stateMessage: null,
    stateSince: ago(minutes),
    stateSeq: 1,
    resourceUid: randomUUID(),
    desiredState: state === 'STOPPED' ? 'STOPPED' : 'RUNNING',
    address: { host: 'localhost', port: 25565 + minutes },
    resources: { cpuMillis: 1000, memoryMiB: 1024, diskMiB: 2048 },
    ...unset(),
    players: null,
    generation: 1,
    createdAt: ago(20_000),
    ...more,
  })
  const world = {
    port: 0,
    tenants: [tenant],
    templates,
    servers: [
      server('Survival', 'RUNNING', 193, { players: { online: 7, max: 20 } }),
      server('Creative plots', 'STARTING', 0),
      server('Event arena', 'STOPPED', 2900),
      server('Skyblock with a rather long name for the second season', 'CRASHED', 4, {
        stateReason: 'OOMKilled',
        stateMessage: 'exit code 137 after 3 restarts',
      }),
      server('Archive', 'SUSPENDED', 60_000, {
        address: null,
        suspended: true,
        suspendedReason: 'Kept as it was',
      }),
      server('Test', 'UNKNOWN', 12),
    ],
    user: {
      id: randomUUID(),
      email: 'admin@example.org',
      emailVerified: true,
      displayName: 'Robin Example',
      superAdmin: false,
      hasPassword: true,
      secondFactor: false,
      secondFactorRequired: false,
      createdAt: ago(90_000),
    },
    identity: makeIdentity(),
    renewable: false,
    sessions: [
      {
        id: randomUUID(),
        current: true,
        createdAt: ago(50),
        lastUsedAt: ago(0),
        method: 'password',
        device: 'Chrome on Linux',
        address: '127.0.0.1',
      },
      {
        id: randomUUID(),
        current: false,
        createdAt: ago(9000),
        lastUsedAt: ago(700),
        method: 'discord',
        device: 'Safari on iOS',
        address: '192.0.2.17',
      },
    ],
    refuseSockets: false,
    delay: 0,
    live: new Set(),
    consoles: new Map(),
    /** What was measured, by server. */
    samples: new Map(),
    cursor: 1,
    signedIn: (request) => /ptn_access_\d+=valid/.test(request.headers.cookie ?? ''),
  }
  world.publish = (type, data) => {
    const frame = JSON.stringify({ type, cursor: String(++world.cursor), data })
    for (const client of world.live) client.send(frame)
  }
  world.move = (target, state, more = {}) => {
    const previousState = target.state
    target.stateSeq++
    target.resourceUid ??= randomUUID()
    Object.assign(
      target,
      { state, stateReason: 'IntentApplied', stateMessage: null, stateSince: new Date().toISOString() },
      more,
    )
    world.publish('server-state', {
      serverId: target.id,
      tenantId: target.tenantId,
      state,
      previousState,
      reason: target.stateReason,
      message: null,
      at: target.stateSince,
      stateSeq: target.stateSeq,
      resourceUid: target.resourceUid,
      generation: target.generation,
      exitCode: null,
      address: target.address,
      deleted: false,
      ...more,
    })
    consoleOf(world, target).send({ type: 'state', state })
  }
  /** Measures what runs, and says so. */
  world.measure = () => {
    const at = Date.now()
    for (const one of world.servers.filter(({ state }) => state === 'RUNNING')) {
      const sample = sampleOf(one, at)
      world.samples.get(one.id)?.push(sample)
      const { id: serverId, tenantId, players } = one
      const { cpuMillis, memoryMiB } = sample
      world.publish('server-stats', { serverId, tenantId, players, cpuMillis, memoryMiB, at: sample.at })
    }
  }
  world.consoleOf = (target) => consoleOf(world, target)
  world.community = makeCommunity(world.user)
  for (const entry of world.community.audit) {
    const target = world.servers.find(({ name }) => name === entry.target.name)
    if (target) entry.target.id = target.id
  }
  return world
}

/** So many servers, made after those that there are. */
function crowd(world, count) {
  const [...models] = world.servers
  world.servers = Array.from({ length: count }, (_, i) => {
    const model = models[i % models.length]
    const templateId = world.templates[i % world.templates.length].id
    const address = model.address && { host: 'play.example.org', port: 25565 + i }
    return { ...model, id: randomUUID(), name: `${model.name} ${i + 1}`, templateId, address }
  })
}

function consoleOf(world, server) {
  const known = world.consoles.get(server.id)
  if (known) return known
  const stream = {
    runId: randomUUID(),
    lines: [],
    viewers: new Set(),
    send: (frame) => stream.viewers.forEach((viewer) => viewer.send(JSON.stringify(frame))),
    print: (...texts) => {
      const first = (stream.lines.at(-1)?.seq ?? 0) + 1
      const lines = texts.map((text, index) => ({
        seq: first + index,
        at: new Date().toISOString(),
        text,
      }))
      stream.lines = [...stream.lines, ...lines].slice(-500)
      stream.send({ type: 'output', runId: stream.runId, lines })
    },
    renew: () => {
      stream.runId = randomUUID()
      stream.lines = []
    },
  }
  world.consoles.set(server.id, stream)
  stream.print(
    '\x1b[32m[12:00:01 INFO]\x1b[0m Starting the demo server on port 25565',
    '\x1b[32m[12:00:01 INFO]\x1b[0m Preparing the world \x1b[36m"overworld"\x1b[0m',
    '[12:00:02 INFO] Loading chunks: 10%\r[12:00:02 INFO] Loading chunks: 60%\r[12:00:02 INFO] Loading chunks: 100%',
    '\x1b[33m[12:00:02 WARN]\x1b[0m The server runs in offline mode',
    '\x1b[31m[12:00:03 ERROR]\x1b[0m A sample of an error line',
    '\x1b[32m[12:00:03 INFO]\x1b[0m \x1b[1mDone\x1b[0m (2.1 s)! Type "help" for help',
  )
  return stream
}

function connect(world, client, url) {
  if (url.pathname === '/api/v1/live') {
    world.live.add(client)
    client.on('close', () => world.live.delete(client))
    client.send(JSON.stringify({ type: 'hello', cursor: String(world.cursor) }))
    return
  }
  const id = /\/servers\/([^/]+)\/console$/.exec(url.pathname)?.[1]
  const server = world.servers.find((candidate) => candidate.id === id)
  if (!server) {
    client.close(1008, 'not found')
    return
  }
  const stream = consoleOf(world, server)
  stream.viewers.add(client)
  client.on('close', () => stream.viewers.delete(client))
  client.on('message', (data) => {
    const frame = JSON.parse(String(data))
    if (frame.type !== 'command') return
    if (frame.text === 'flood') stream.print(...Array.from({ length: 2000 }, (_, line) => `line ${line + 1}`))
    else if (frame.text === 'fail') client.send(JSON.stringify({ type: 'error', code: 'server-not-running' }))
    else stream.print(`[12:00:09 INFO] \x1b[36m${frame.text}\x1b[0m done`)
  })
  client.send(JSON.stringify({ type: 'history', runId: stream.runId, lines: stream.lines }))
  client.send(JSON.stringify({ type: 'state', state: server.state }))
}

async function answerApi(world, request, response, url) {
  const path = url.pathname.replace('/api/v1', '')
  const body = await bodyOf(request)
  if (world.delay > 0) await new Promise((resolve) => setTimeout(resolve, world.delay))
  const send = (status, value, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(value === undefined ? '' : JSON.stringify(value))
  }
  const fail = (status, code, detail, errors) => {
    response.writeHead(status, { 'content-type': 'application/problem+json' })
    response.end(
      JSON.stringify({
        title: code,
        status,
        code,
        detail,
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        errors,
      }),
    )
  }
  if (!path.startsWith('/auth/') && !world.signedIn(request))
    return fail(401, 'unauthenticated', 'Sign in first.')
  if (world.user.secondFactorRequired && !/^\/(auth|me)(\/|$)/.test(path))
    return fail(403, 'second-factor-required', 'Set up a second factor first.')
  const handler = routes.find(([method, pattern]) => method === request.method && pattern.test(path))
  if (!handler) return fail(404, 'not-found', 'There is nothing here.')
  return handler[2]({
    world,
    send,
    fail,
    body,
    query: url.searchParams,
    parts: handler[1].exec(path).slice(1),
  })
}

const cookies = (port, value, age) => [
  `ptn_access_${port}=${value}; Path=/api; HttpOnly; SameSite=Lax; Max-Age=${age}`,
  `ptn_csrf_${port}=token; Path=/; SameSite=Strict; Max-Age=${age}`,
]

const withServer = (handle) => (context) => {
  const server = context.world.servers.find(({ id }) => id === context.parts[1])
  return server ? handle(context, server) : context.fail(404, 'not-found', 'There is no such server.')
}

const routes = [
  ...identityRoutes(cookies),
  ...tenantRoutes(),
  ...serverRoutes(withServer, intend),
  [
    'POST',
    /^\/auth\/logout$/,
    ({ world, send }) => send(204, undefined, { 'set-cookie': cookies(world.port, '', 0) }),
  ],
  ['GET', /^\/me$/, ({ world, send }) => send(200, world.user)],
  ['PATCH', /^\/me$/, ({ world, send, body }) => send(200, Object.assign(world.user, body))],
  [
    'DELETE',
    /^\/me\/sessions$/,
    ({ world, send }) => {
      world.sessions = world.sessions.filter(({ current }) => current)
      send(204, undefined)
    },
  ],
  ['GET', /^\/me\/sessions$/, ({ world, send }) => send(200, { items: world.sessions, nextCursor: null })],
  [
    'DELETE',
    /^\/me\/sessions\/([^/]+)$/,
    ({ world, send, parts }) => {
      world.sessions = world.sessions.filter(({ id }) => id !== parts[0])
      send(204, undefined)
    },
  ],
  ['GET', /^\/tenants$/, ({ world, send }) => send(200, { items: world.tenants, nextCursor: null })],
  [
    'POST',
    /^\/tenants$/,
    ({ world, send, body }) => {
      const known = body.guildId && world.tenants.find(({ guildId }) => guildId === body.guildId)
      if (known) return send(201, known)
      const name = body.name ?? world.community.guilds.find(({ id }) => id === body.guildId)?.name
      const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
      const tenant = makeTenant(name, slug, body.guildId ? { guildId: body.guildId } : {})
      world.tenants.push(tenant)
      send(201, tenant)
    },
  ],
  [
    'GET',
    /^\/tenants\/[^/]+\/members\/([^/]+)\/permissions$/,
    ({ world, send, parts }) => send(200, permissionsOf(world, parts[0])),
  ],
  [
    'GET',
    /^\/tenants\/[^/]+\/templates$/,
    ({ world, send }) => send(200, { items: world.templates, nextCursor: null }),
  ],
  [
    'GET',
    /^\/tenants\/[^/]+\/templates\/([^/]+)(?:\/versions\/\d+)?$/,
    ({ world, send, parts }) => {
      const template = world.templates.find(({ id }) => id === parts[0])
      const spec = {
        images: [],
        startup: {},
        variables: [],
        done: { pattern: 'Done' },
        stop: { timeoutSeconds: 60 },
      }
      send(200, { ...template, form: {}, spec }, { etag: '"1"' })
    },
  ],
  [
    'GET',
    /^\/tenants\/([^/]+)\/servers$/,
    ({ world, send, parts }) =>
      send(200, { items: world.servers.filter(({ tenantId }) => tenantId === parts[0]), nextCursor: null }),
  ],
  [
    'POST',
    /^\/tenants\/([^/]+)\/servers$/,
    ({ world, send, fail, body, parts }) => {
      if (body.name === 'taken') return fail(409, 'name-taken', 'Another server has this name.')
      const now = new Date().toISOString()
      const server = {
        id: randomUUID(),
        tenantId: parts[0],
        name: body.name,
        templateId: body.templateId,
        templateVersion: '1',
        state: 'INSTALLING',
        stateReason: null,
        stateMessage: null,
        stateSince: now,
        stateSeq: 0,
        resourceUid: null,
        desiredState: 'RUNNING',
        address: null,
        resources: body.resources,
        ...unset(),
        players: null,
        generation: 1,
        createdAt: now,
      }
      world.servers.push(server)
      setTimeout(() => world.move(server, 'STARTING', { address: { host: 'localhost', port: 30123 } }), 600)
      setTimeout(() => world.move(server, 'RUNNING'), 1500)
      return send(202, server)
    },
  ],
  [
    'GET',
    /^\/tenants\/([^/]+)\/servers\/([^/]+)$/,
    withServer(({ send }, server) => send(200, server, { etag: '"1"' })),
  ],
  [
    'DELETE',
    /^\/tenants\/([^/]+)\/servers\/([^/]+)$/,
    withServer(({ world, send }, server) => {
      intend(world, server, 'DELETE', { state: 'DELETING', desiredState: 'STOPPED' })
      send(202, server)
      world.move(server, 'DELETING')
      setTimeout(() => {
        world.move(server, 'DELETING', { deleted: true })
        world.servers = world.servers.filter((other) => other !== server)
      }, 1500)
    }),
  ],
  [
    'POST',
    /^\/tenants\/([^/]+)\/servers\/([^/]+)\/power$/,
    withServer(({ world, send }, server) => power(world, send, server)),
  ],
]

function intend(world, server, action, more) {
  const now = new Date().toISOString()
  server.generation++
  Object.assign(server, { stateReason: null, stateMessage: null, stateSince: now }, more)
  world.publish('server-intent', {
    serverId: server.id,
    tenantId: server.tenantId,
    name: server.name,
    generation: server.generation,
    action,
    state: server.state,
    desiredState: server.desiredState,
    actor: null,
    at: now,
  })
}

function power(world, send, server) {
  const up = server.state === 'STOPPED' || server.state === 'CRASHED' || server.state === 'FAILED'
  intend(world, server, up ? 'START' : 'STOP', {
    state: up ? 'STARTING' : 'STOPPING',
    desiredState: up ? 'RUNNING' : 'STOPPED',
  })
  send(202, server)
  setTimeout(() => {
    if (up) {
      const stream = consoleOf(world, server)
      stream.renew()
      stream.print('[12:10:00 INFO] Starting again', '[12:10:01 INFO] Done (0.9 s)!')
    }
    world.move(server, up ? 'RUNNING' : 'STOPPED')
  }, 1200)
}

function serveFile(response, path) {
  const file = join(dist, normalize(path))
  const found = file.startsWith(dist) && existsSync(file) && statSync(file).isFile()
  const served = found ? file : join(dist, 'index.html')
  response.writeHead(200, {
    'content-type': TYPES[extname(served)] ?? 'application/octet-stream',
    'content-security-policy': POLICY,
  })
  response.end(readFileSync(served))
}

async function bodyOf(request) {
  let text = ''
  for await (const chunk of request) text += chunk
  return text === '' ? {} : JSON.parse(text)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const servers = process.argv[3] === undefined ? {} : { servers: Number(process.argv[3]) }
  const { url } = await startMockServer(Number(process.argv[2] ?? 4173), servers)
  console.log(`The page is at ${url}`)
}
