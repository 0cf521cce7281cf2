/**
 * What goes through the sockets. It is written by hand, after docs/live-feed.md and the records ServerStateData, ServerIntentData
 * and ConsoleFrames: OpenAPI describes requests and their answers, no sockets.
 */
import type * as gameserver from './schema/gameserver-service'

type ServerState = gameserver.ServerState

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
  address: gameserver.ServerAddress | null
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
  desiredState: gameserver.DesiredState
  actor: unknown
  at: string
  /** Left out by a panel of before, null in what it kept of the feed. */
  tags?: string[] | null
}

export interface ServerStatsData {
  serverId: string
  tenantId: string
  /** Null while that is not known. */
  players: gameserver.Players | null
  /** Left out for who may not measure the server; null, as the memory is, where its cluster does not. */
  cpuMillis?: number | null
  memoryMiB?: number | null
  at: string
}

/** What `tenant-changed` tells changes of. */
export type TenantPart = 'members' | 'roles' | 'invitations' | 'subusers' | 'templates' | 'tenant' | 'servers'

export type FeedFrame =
  | { type: 'hello'; cursor: string }
  /** Not all that was missed is still there; without a tenant it is so for every one. */
  | { type: 'reset'; cursor?: string; data: { tenantId?: string } }
  | { type: 'server-state'; cursor: string; data: ServerStateData }
  | { type: 'server-intent'; cursor: string; data: ServerIntentData }
  /** Who plays, and what is used: when the number of players changes, and once a minute. */
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
