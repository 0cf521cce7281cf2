import type { ExternalDefinition } from '@/api/external'
import type {
  Sample,
  Server,
  ServerIntentData,
  ServerStateData,
  ServerUsage,
  Startup,
  Subuser,
  Template,
  TemplateDetails,
  VariableForm,
} from '@/api/types'

/** Of a server that Argo CD keeps. */
export const external = (more: Partial<ExternalDefinition> = {}): Partial<Server> => ({
  origin: 'EXTERNAL',
  templateId: null,
  templateVersion: 0,
  newestTemplateVersion: null,
  external: {
    cluster: 'home',
    namespace: 'ptn-t1',
    name: 'survival',
    managedBy: { tool: 'ARGO_CD', name: 'games' },
    ...more,
  },
})

let serial = 0

/** Each with an id of its own, since what the feed said about a server is remembered for the whole page. */
export const server = (more: Partial<Server> = {}): Server => ({
  id: `s${++serial}`,
  tenantId: 't1',
  name: 'Survival',
  tags: [],
  templateId: 'demo',
  templateVersion: 1,
  newestTemplateVersion: 1,
  state: 'RUNNING',
  stateReason: null,
  stateMessage: null,
  stateSince: '2026-01-01T10:00:00Z',
  stateSeq: 1,
  resourceUid: 'uid-1',
  desiredState: 'RUNNING',
  address: { host: 'localhost', port: 25565 },
  resources: { cpuMillis: 1000, memoryMiB: 1024, diskMiB: 2048 },
  stopWhenEmptyMinutes: 0,
  pendingRestart: false,
  suspended: false,
  suspendedReason: null,
  players: null,
  generation: 1,
  createdAt: '2026-01-01T10:00:00Z',
  clusterAway: null,
  origin: 'PANEL',
  ...more,
})

/** Of a plain text, unless told otherwise. */
export const variableForm = (more: Partial<VariableForm> = {}): VariableForm => ({
  type: 'TEXT',
  required: false,
  choices: [],
  lowercase: false,
  uppercase: false,
  ...more,
})

const text = variableForm()

/** Nothing was measured, unless told otherwise. */
export const sample = (more: Partial<Sample> = {}): Sample => ({
  at: '2026-01-01T10:00:00Z',
  players: null,
  maxPlayers: null,
  cpuMillis: null,
  memoryMiB: null,
  ...more,
})

/** Of the hour that ends now: that much in its last step, nothing before, unless told otherwise. */
export const serverUsage = (serverId: string, more: Partial<ServerUsage> = {}): ServerUsage => {
  const step = 120_000
  const nothing = Array.from({ length: 29 }, () => null)
  return {
    serverId,
    from: new Date((Math.floor(Date.now() / step) - 29) * step).toISOString(),
    stepSeconds: step / 1000,
    cpuMillis: [...nothing, 250],
    memoryMiB: [...nothing, 512],
    players: [...nothing, 3],
    ...more,
  }
}

export const startup = (more: Partial<Startup> = {}): Startup => ({
  image: 'game:1',
  images: [
    { name: 'Old', image: 'game:1' },
    { name: 'New', image: 'game:2' },
  ],
  startup: null,
  startups: [],
  variables: [
    {
      key: 'MOTD',
      name: 'Message of the day',
      description: 'Shown in the list of servers.',
      value: 'Hello',
      isSet: true,
      defaultValue: 'Welcome',
      editable: true,
      secret: false,
      rules: [],
      field: text,
    },
    {
      key: 'DATA',
      name: 'Data directory',
      description: null,
      value: '/data',
      isSet: false,
      defaultValue: '/data',
      editable: false,
      secret: false,
      rules: [],
      field: text,
    },
  ],
  onExit: 'RESTART',
  defaultOnExit: 'RESTART',
  installs: true,
  countsPlayers: true,
  ...more,
})

export const template = (more: Partial<Template> = {}): Template => ({
  id: 'demo',
  slug: 'demo',
  name: 'Demo server',
  description: 'A small block world.',
  game: 'Minecraft',
  version: 1,
  scope: 'GLOBAL',
  builtIn: true,
  tags: ['blocks'],
  createdAt: '2026-01-01T10:00:00Z',
  updatedAt: '2026-01-01T10:00:00Z',
  ...more,
})

/** The same with what it says. */
export const details = (of: Template): TemplateDetails => ({
  ...of,
  form: { MOTD: text, DATA: text },
  spec: {
    images: [{ name: 'Demo', image: 'game:1' }],
    startup: { command: [], args: [] },
    done: { pattern: 'Done', regex: false, byQuery: false },
    stop: { command: 'stop', timeoutSeconds: 30 },
    ports: [],
    dataPath: '/data',
    resources: { cpuMillis: 1000, memoryMiB: 1024, diskMiB: 2048 },
    variables: [
      { key: 'MOTD', name: 'Message of the day', defaultValue: 'Welcome' },
      { key: 'DATA', name: 'Data directory', defaultValue: '/data', editable: false },
    ],
  },
})

export const subuser = (more: Partial<Subuser> = {}): Subuser => ({
  userId: 'u2',
  displayName: 'Kim Lee',
  permissions: ['server:read', 'server:start'],
  grantedAt: '2026-01-01T10:00:00Z',
  ...more,
})

export const stateData = (of: Server, more: Partial<ServerStateData> = {}): ServerStateData => ({
  serverId: of.id,
  tenantId: of.tenantId,
  state: 'RUNNING',
  previousState: null,
  reason: null,
  message: null,
  at: '2026-01-02T10:00:00Z',
  stateSeq: 2,
  resourceUid: 'uid-1',
  generation: 1,
  exitCode: null,
  address: null,
  deleted: false,
  ...more,
})

/** What the feed tells when somebody deletes a server. */
export const deletionData = (of: Server): ServerIntentData =>
  intentData(of, { action: 'DELETE', state: 'DELETING' })

export const intentData = (of: Server, more: Partial<ServerIntentData> = {}): ServerIntentData => ({
  serverId: of.id,
  tenantId: of.tenantId,
  name: of.name,
  generation: 2,
  action: 'STOP',
  state: 'STOPPING',
  desiredState: 'STOPPED',
  actor: null,
  at: '2026-01-02T10:00:00Z',
  ...more,
})
