/**
 * Shapes of the public API, by the names the pages know them by. What the services describe is generated out of docs/openapi by
 * `npm run types`. What goes through sockets no description has: that is written by hand here, after docs/live-feed.md and the
 * records of the services.
 */
import type * as gameserver from './schema/gameserver-service'

export type * from './clusterTypes'
export type * from './identityTypes'
export type * from './templateTypes'
export type * from './tenantTypes'

export type ServerState = gameserver.ServerState
export type PowerAction = gameserver.PowerAction
export type Address = gameserver.ServerAddress
export type Resources = gameserver.ResourcesView
export type Server = gameserver.ServerView

/** The descriptions have one for each thing that is listed. */
export type Page<T> = Omit<gameserver.PageServerView, 'items'> & { items: T[] }

/** How a game last ended that nobody had asked to end; kept until it does so again. */
export type Crash = gameserver.CrashView

/** What was measured of a server at a time. */
export type Sample = gameserver.Sample

/** Data of the live feed's frame of the same name, as the frames below. */
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
