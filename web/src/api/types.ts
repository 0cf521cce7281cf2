import type { ExternalDefinition } from './external'

export type * from './templateTypes'

/** Shapes of the public API, written by hand until they are generated from the services' OpenAPI documents. */

export type * from './clusterTypes'
export type * from './identityTypes'
export type * from './tenantTypes'

export type ServerState =
  | 'INSTALLING'
  | 'STARTING'
  | 'RUNNING'
  | 'STOPPING'
  | 'STOPPED'
  | 'CRASHED'
  | 'FAILED'
  | 'SUSPENDED'
  | 'DELETING'
  | 'UNKNOWN'

export type PowerAction = 'start' | 'stop' | 'restart' | 'kill'

export interface Page<T> {
  items: T[]
  nextCursor: string | null
}

export interface Address {
  host: string
  port: number
}

export interface Resources {
  cpuMillis: number
  memoryMiB: number
  diskMiB: number
}

export interface Server {
  id: string
  tenantId: string
  name: string
  /** Null for an external server, which is of no template. */
  templateId: string | null
  templateVersion: number
  /** Above that: the template has changed since. Null for an external server. */
  newestTemplateVersion: number | null
  /** Left out by a panel of before: all were made there. */
  origin?: 'PANEL' | 'EXTERNAL'
  /** Where a server is defined that was not made in the panel, and can be changed. */
  external?: ExternalDefinition
  state: ServerState
  stateReason: string | null
  stateMessage: string | null
  stateSince: string
  stateSeq: number
  /** The resource that `stateSeq` counts for: one made anew counts from 1. */
  resourceUid: string | null
  desiredState: 'RUNNING' | 'STOPPED'
  address: Address | null
  resources: Resources
  /** Left out, as the variables are, in lists and for who may not see how the game is started. */
  image?: string
  variables?: Record<string, string>
  /** 0: never. */
  stopWhenEmptyMinutes: number
  /** Something was changed that the game takes only when it is started again. */
  pendingRestart: boolean
  /** An administrator holds it: it is stopped, and cannot be started. */
  suspended: boolean
  suspendedReason: string | null
  players?: { online: number; max: number } | null
  generation: number
  createdAt: string
  /** All of it is what was last known: nothing was heard of the server's cluster since then. */
  clusterAway?: { since: string } | null
}

/** How a game last ended that nobody had asked to end; kept until it does so again. */
export interface Crash {
  at: string
  state: ServerState
  reason: string
  message: string | null
  exitCode: number | null
  /** What it said last, oldest first. */
  lines: string[]
}

/** What was measured of a server at a time; what is not known is null, or left out. */
export interface Sample {
  at: string
  players?: number | null
  maxPlayers?: number | null
  /** Thousandths of a core. */
  cpuMillis?: number | null
  memoryMiB?: number | null
}

export interface ServerStateData {
  serverId: string
  tenantId: string
  state: ServerState
  previousState: ServerState | null
  reason: string | null
  message: string | null
  at: string
  stateSeq: number
  /** Left out by a panel of before, and in what it kept of the feed. */
  resourceUid?: string
  generation: number
  exitCode: number | null
  address: Address | null
  deleted: boolean
}

export interface ServerIntentData {
  serverId: string
  tenantId: string
  name: string
  generation: number
  action:
    | 'CREATE'
    | 'UPDATE'
    | 'START'
    | 'STOP'
    | 'RESTART'
    | 'KILL'
    | 'REINSTALL'
    | 'SUSPEND'
    | 'RESUME'
    | 'DELETE'
  state: ServerState
  desiredState: 'RUNNING' | 'STOPPED'
  actor: unknown
  at: string
}

export interface ServerStatsData {
  serverId: string
  tenantId: string
  /** Null while that is not known. */
  players: { online: number; max: number } | null
  at: string
}

export type FeedFrame =
  | { type: 'hello'; cursor: string }
  /** Not all that was missed is still there; without a tenant it is so for every one. */
  | { type: 'reset'; cursor?: string; data: { tenantId?: string } }
  | { type: 'server-state'; cursor: string; data: ServerStateData }
  | { type: 'server-intent'; cursor: string; data: ServerIntentData }
  /** Who plays: when their number changes, and once a minute. */
  | { type: 'server-stats'; cursor: string; data: ServerStatsData }
  /** What one may do in a tenant is different; maybe it is nothing any more, or something for the first time. */
  | { type: 'access-changed'; cursor: string; data: { tenantId: string } }
  /** Parts of a tenant are different, each a {@link TenantPart} or newer than this page. */
  | { type: 'tenant-changed'; cursor: string; data: { tenantId: string; parts: string[] } }
  /** Parts of what belongs to no tenant are different; super administrators are told. */
  | { type: 'platform-changed'; cursor: string; data: { parts: string[] } }

export interface ConsoleLine {
  seq: number
  at: string | null
  text: string
}

export type ConsoleFrame =
  | { type: 'history'; runId: string; lines: ConsoleLine[] }
  | { type: 'output'; runId: string; lines: ConsoleLine[] }
  | { type: 'gap'; runId: string; from: number; to: number }
  | { type: 'state'; state: ServerState }
  | { type: 'error'; code: string; detail?: string }
