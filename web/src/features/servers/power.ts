import type { Permissions } from '@/api/permissions'
import type { PowerAction, Server, ServerState } from '@/api/types'

export const POWER_ACTIONS = ['start', 'stop', 'restart', 'kill'] as const satisfies readonly PowerAction[]

/** Why a power action cannot be used; also the end of the key of the sentence that says so. */
export type PowerRefusal = 'noPermission' | 'external' | 'suspended' | 'inProgress' | 'notNow'

const POSSIBLE: Record<PowerAction, readonly ServerState[]> = {
  start: ['STOPPED', 'CRASHED', 'FAILED', 'UNKNOWN'],
  stop: ['RUNNING', 'CRASHED', 'UNKNOWN'],
  restart: ['RUNNING', 'CRASHED', 'UNKNOWN'],
  kill: ['RUNNING', 'INSTALLING', 'STARTING', 'STOPPING', 'CRASHED', 'UNKNOWN'],
}
const BUSY: readonly ServerState[] = ['INSTALLING', 'STARTING', 'STOPPING', 'DELETING']

/**
 * Whether an action makes sense now. One action at a time per server, except kill, which always goes through.
 * `pending` is what was just asked for and not answered yet.
 */
export function powerRefusal(
  action: PowerAction,
  server: Pick<Server, 'id' | 'state' | 'suspended' | 'external'>,
  permissions: Permissions,
  pending: PowerAction | null,
): PowerRefusal | null {
  if (!permissions.can(`server:${action}`, server.id)) return 'noPermission'
  if (server.external) return 'external'
  if (server.suspended && (action !== 'kill' || server.state === 'SUSPENDED')) return 'suspended'
  if (pending !== null && (action !== 'kill' || pending === 'kill')) return 'inProgress'
  if (POSSIBLE[action].includes(server.state)) return null
  return BUSY.includes(server.state) ? 'inProgress' : 'notNow'
}

const DOWN: readonly ServerState[] = ['STOPPED', 'CRASHED', 'FAILED']

/**
 * What a server is on its way to once the action is accepted, as the panel will say it: never that it runs, or has stopped,
 * which only its cluster can see.
 */
export function powerWish(action: PowerAction, server: Server, now: Date): Partial<Server> {
  const starts = action === 'start' || (action === 'restart' && DOWN.includes(server.state))
  const state = starts ? 'STARTING' : 'STOPPING'
  const isKept = server.suspended && action === 'kill'
  const isSame = state === server.state
  return {
    state,
    stateSince: isSame ? server.stateSince : now.toISOString(),
    stateReason: isSame ? server.stateReason : null,
    stateMessage: isSame ? server.stateMessage : null,
    ...(isKept ? {} : { desiredState: starts || action === 'restart' ? 'RUNNING' : 'STOPPED' }),
  }
}

/** Differs as soon as anything newer is known of a server's state. */
export const stateMark = ({ generation, resourceUid, stateSeq }: Server): string =>
  [generation, resourceUid, stateSeq].join(' ')
