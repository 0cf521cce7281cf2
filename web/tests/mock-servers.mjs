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

const at = (path) => new RegExp(`^/tenants/([^/]+)/servers/([^/]+)${path}$`)

/** Setting a server, cloning, installing anew, suspending. `intend` tells the feed of an accepted action. */
export const serverRoutes = (withServer, intend) => [
  ['GET', at('/crash'), withServer(({ send }) => send(204))],
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
