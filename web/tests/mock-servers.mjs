import { randomUUID } from 'node:crypto'

const IMAGES = [
  { name: 'Java 25', image: 'pteronimbus/demo-game:1' },
  { name: 'Java 21', image: 'pteronimbus/demo-game:0' },
]
const VARIABLES = [
  ['MOTD', 'Message of the day', 'One line shown in the list of servers.', 'A Pteronimbus demo server', true],
  ['MAX_PLAYERS', 'Most players', 'How many may play at the same time, 1 to 1000.', '20', true],
  ['DATA_DIR', 'Data directory', 'Where the world is kept.', '/data', false],
]

/** What of a server the panel tells beside its state, while nothing was set. */
export const unset = () => ({
  tags: [],
  stopWhenEmptyMinutes: 0,
  pendingRestart: false,
  suspended: false,
  suspendedReason: null,
})

const startupOf = (server) => ({
  image: server.image ?? IMAGES[0].image,
  images: IMAGES,
  variables: VARIABLES.map(([key, name, description, defaultValue, editable]) => ({
    key,
    name,
    description,
    value: server.variables?.[key] ?? defaultValue,
    defaultValue,
    editable,
  })),
  onExit: server.onExit ?? 'RESTART',
  defaultOnExit: 'RESTART',
  installs: true,
  countsPlayers: true,
})

function change(server, { resources, variables, ...more }) {
  const wanted = Object.entries({ ...server.variables, ...variables })
  const set = Object.fromEntries(wanted.filter(([, value]) => value !== null))
  Object.assign(server, more, { resources: { ...server.resources, ...resources }, variables: set })
  server.generation++
  if (server.state === 'RUNNING' && (resources || variables || more.image)) server.pendingRestart = true
}

/** What could be measured of a server at a time; made up of waves, so that there is something to look at. */
export function sampleOf(server, at) {
  const wave = (minutes) => (Math.sin((at / 60_000 / minutes) * Math.PI * 2) + 1) / 2
  const { cpuMillis, memoryMiB } = server.resources
  return {
    at: new Date(at).toISOString(),
    players: server.players?.online ?? Math.round(wave(40) * 8),
    maxPlayers: server.players?.max ?? 20,
    cpuMillis: Math.round(cpuMillis * (0.15 + wave(17) * 0.4 + wave(3) * 0.1)),
    memoryMiB: Math.round(memoryMiB * (0.5 + wave(55) * 0.3)),
  }
}

/** One every 20 seconds in the last hour, with a rest in between; none for what does not run. */
function measured(world, server) {
  if (!world.samples.has(server.id)) {
    const times = Array.from({ length: 180 }, (_, index) => Date.now() - (180 - index) * 20_000)
    const past = times
      .filter((_, index) => index < 60 || index > 75)
      .map((time) => ({ ...sampleOf({ ...server, players: null }, time) }))
    world.samples.set(server.id, server.state === 'RUNNING' ? past : [])
  }
  return world.samples.get(server.id)
}

/** The means of the last hour's steps of two minutes. */
function usageOf(world, server) {
  const step = 120_000
  const from = (Math.floor(Date.now() / step) - 29) * step
  const samples = measured(world, server)
  const means = (pick) =>
    Array.from({ length: 30 }, (_, place) => {
      const inStep = samples.filter(({ at }) => Math.floor((Date.parse(at) - from) / step) === place)
      return inStep.length === 0
        ? null
        : Math.round(inStep.reduce((sum, one) => sum + pick(one), 0) / inStep.length)
    })
  return {
    serverId: server.id,
    from: new Date(from).toISOString(),
    stepSeconds: step / 1000,
    cpuMillis: means((one) => one.cpuMillis),
    memoryMiB: means((one) => one.memoryMiB),
    players: means((one) => one.players),
  }
}

const CRASH = {
  state: 'CRASHED',
  reason: 'OOMKilled',
  message: 'The game used more than 1024 MiB of memory.',
  exitCode: 137,
  lines: [
    ...Array.from(
      { length: 30 },
      (_, line) => `[12:03:${String(line).padStart(2, '0')} INFO] Saving chunk ${line}`,
    ),
    '\x1b[31m[12:03:31 ERROR]\x1b[0m java.lang.OutOfMemoryError: Java heap space',
    '\tat net.example.world.ChunkLoader.load(ChunkLoader.java:214)',
  ],
}

const at = (path) => new RegExp(`^/tenants/([^/]+)/servers/([^/]+)${path}$`)

/** Setting a server, cloning, installing anew, suspending. `intend` tells the feed of an accepted action. */
export const serverRoutes = (withServer, intend) => [
  [
    'GET',
    /^\/tenants\/([^/]+)\/servers\/usage$/,
    ({ world, send, query }) => {
      const named = query.getAll('server')
      const servers = world.servers.filter(({ id }) => named.includes(id))
      send(200, { servers: servers.map((server) => usageOf(world, server)) })
    },
  ],
  [
    'GET',
    at('/crash'),
    withServer(({ send }, server) =>
      server.state === 'CRASHED' ? send(200, { at: server.stateSince, ...CRASH }) : send(204),
    ),
  ],
  [
    'GET',
    at('/metrics'),
    withServer(({ world, send }, server) => send(200, { range: '1h', samples: measured(world, server) })),
  ],
  ['GET', at('/startup'), withServer(({ send }, server) => send(200, startupOf(server)))],
  [
    'PATCH',
    at(''),
    withServer(({ send, body }, server) => {
      change(server, body)
      send(200, server)
    }),
  ],
  [
    'POST',
    at('/clone'),
    withServer(({ world, send, body }, server) => {
      const made = {
        ...server,
        ...unset(),
        tags: server.tags,
        id: randomUUID(),
        name: body.name,
        state: 'STOPPED',
        generation: 1,
      }
      Object.assign(made, { stateSeq: 0, resourceUid: null, address: null, desiredState: 'STOPPED' })
      world.servers.push(made)
      send(202, { ...made, copied: { from: server.id, files: false } })
    }),
  ],
  [
    'POST',
    at('/reinstall'),
    withServer(({ world, send }, server) => {
      intend(world, server, 'REINSTALL', { state: 'INSTALLING', pendingRestart: false })
      send(202, server)
      setTimeout(() => world.move(server, server.desiredState), 1200)
    }),
  ],
  [
    'POST',
    at('/suspend'),
    withServer(({ world, send, body }, server) => {
      const held = { suspended: true, suspendedReason: body.reason ?? null, pendingRestart: false }
      intend(world, server, 'SUSPEND', { ...held, state: 'STOPPING' })
      send(202, server)
      setTimeout(() => world.move(server, 'SUSPENDED'), 1200)
    }),
  ],
  [
    'POST',
    at('/resume'),
    withServer(({ world, send }, server) => {
      const starts = server.desiredState === 'RUNNING'
      const free = { suspended: false, suspendedReason: null }
      intend(world, server, 'RESUME', { ...free, state: starts ? 'STARTING' : 'STOPPED' })
      send(202, server)
      if (starts) setTimeout(() => world.move(server, 'RUNNING'), 1200)
    }),
  ],
]
