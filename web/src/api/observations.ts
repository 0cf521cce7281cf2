import type { Server, ServerIntentData, ServerStateData } from './types'

/** The controller's answer to an intent that changed no state, such as a new name. */
const INTENT_APPLIED = 'IntentApplied'

/** What an accepted action means beside the state. */
const EFFECTS: Partial<Record<ServerIntentData['action'], Partial<Server>>> = {
  STOP: { pendingRestart: false },
  RESTART: { pendingRestart: false },
  KILL: { pendingRestart: false },
  REINSTALL: { pendingRestart: false },
  SUSPEND: { pendingRestart: false, suspended: true },
  RESUME: { suspended: false, suspendedReason: null },
}

/** What is known of a server, and what that means for how to take the next word of it. */
interface Known {
  server: Partial<Server> & Pick<Server, 'generation'>
  /** Somebody asked for the server to be deleted, which nobody can take back. */
  deletionAsked: boolean
  /** The last that was heard of its resource is that it is gone. */
  resourceGone: boolean
  receivedAt: number
}

/**
 * The newest thing that was said about each server, by the live feed or in an answer. They overtake each other: an
 * observation of an older generation must not hide a newer intent, and neither an old answer nor an old frame undoes
 * what is newer. Within a generation the transitions of one resource are counted; a resource made anew counts anew.
 */
export class Observations {
  private readonly latest = new Map<string, Known>()
  /** What the feed said last of a server's tags: they change without a new generation. */
  private readonly tags = new Map<string, { tags: string[]; receivedAt: number }>()
  private readonly now: () => number

  constructor(now: () => number = () => performance.now()) {
    this.now = now
  }

  /** The change a state frame makes, or null when something newer is known. */
  state(data: ServerStateData): Partial<Server> | null {
    const known = this.latest.get(data.serverId)
    if (known && isGone(known)) return null
    // What was to be deleted is gone, whichever generation it was last seen in.
    const isLastWord = data.deleted && known?.deletionAsked
    if (known && !isLastWord && !isNewer(data, known.server)) return null
    // Nobody asked for that: the panel makes the resource anew.
    const isLost = data.deleted && !isLastWord
    const change = {
      state: isLost ? 'UNKNOWN' : data.state,
      stateReason: isLost ? 'ResourceDeleted' : data.reason,
      stateMessage: data.message,
      stateSince: data.at,
      ...(data.address ? { address: data.address } : {}),
      generation: Math.max(data.generation, known?.server.generation ?? 0),
      stateSeq: data.stateSeq,
      ...(data.resourceUid ? { resourceUid: data.resourceUid } : {}),
      // whatever is started next is started with all that is wanted
      ...(data.state === 'STOPPED' || data.state === 'SUSPENDED' ? { pendingRestart: false } : {}),
    } satisfies Partial<Server>
    return this.remember(data.serverId, change, known?.deletionAsked ?? false, data.deleted)
  }

  /** The change an intent frame makes, or null when something newer is known. */
  intent(data: ServerIntentData): Partial<Server> | null {
    const known = this.latest.get(data.serverId)
    if (known && isGone(known)) return null
    const isDeletion = data.action === 'DELETE'
    if (data.tags) this.tags.set(data.serverId, { tags: data.tags, receivedAt: this.now() })
    if (known && !isDeletion && data.generation <= known.server.generation) return this.retag(data, known)
    const change = {
      name: data.name,
      ...(data.tags ? { tags: data.tags } : {}),
      state: data.state,
      stateReason: null,
      stateMessage: null,
      stateSince: data.at,
      desiredState: data.desiredState,
      generation: data.generation,
      ...EFFECTS[data.action],
    } satisfies Partial<Server>
    const deletionAsked = isDeletion || (known?.deletionAsked ?? false)
    return this.remember(data.serverId, change, deletionAsked, known?.resourceGone ?? false)
  }

  /** A server as answered to what was asked at `askedAt`, brought up to date with what is known and newer. */
  refresh(answer: Server, askedAt: number): Server {
    const heard = this.tags.get(answer.id)
    const server = heard && heard.receivedAt >= askedAt ? { ...answer, tags: heard.tags } : answer
    const known = this.latest.get(server.id)
    const deletionAsked = known?.deletionAsked || isBeingDeleted(server)
    if (known && isOlder(server, known, askedAt)) {
      known.deletionAsked = deletionAsked
      return merge(server, known.server)
    }
    const resourceGone = known?.server.resourceUid === server.resourceUid && known.resourceGone
    this.latest.set(server.id, {
      server: lasting(server),
      deletionAsked,
      resourceGone,
      receivedAt: this.now(),
    })
    return server
  }

  /** Whether the server is gone: it was to be deleted, and nothing is left of it. */
  isDeleted(serverId: string): boolean {
    const known = this.latest.get(serverId)
    return known !== undefined && isGone(known)
  }

  /** Tags are the panel's own: the cluster is told nothing of them, so the generation stays as they change. */
  private retag(
    { serverId, generation, action, tags }: ServerIntentData,
    known: Known,
  ): Partial<Server> | null {
    const { server, deletionAsked, resourceGone } = known
    if (action !== 'UPDATE' || !tags || generation !== server.generation) return null
    this.remember(serverId, { ...server, tags }, deletionAsked, resourceGone)
    // whatever else is shown may be newer than what is known here, or be wished for
    return { tags }
  }

  private remember(
    serverId: string,
    change: Known['server'],
    deletionAsked: boolean,
    resourceGone: boolean,
  ): Partial<Server> {
    const server = merge(this.latest.get(serverId)?.server ?? {}, change)
    this.latest.set(serverId, { server, deletionAsked, resourceGone, receivedAt: this.now() })
    return server
  }
}

/**
 * A server with a change. Since when it is in its state stays as long as the state does; so does the reason, unless the
 * change has one to give.
 */
export function merge<S extends Partial<Server>, C extends Partial<Server>>(server: S, change: C): S & C {
  if (!change.state || change.state !== server.state) return { ...server, ...change }
  const { stateSince, stateReason, stateMessage } = server
  const hasReason = change.stateReason && change.stateReason !== INTENT_APPLIED
  return { ...server, ...change, stateSince, ...(hasReason ? {} : { stateReason, stateMessage }) }
}

/** All but who plays, of which other frames tell. */
function lasting(server: Server): Known['server'] {
  const kept: Known['server'] = { ...server }
  delete kept.players
  return kept
}

const isGone = (known: Known) => known.deletionAsked && known.resourceGone

/** The panel gives no reason for a deletion it accepted; a controller that sees a resource go away always does. */
const isBeingDeleted = (server: Server) => server.state === 'DELETING' && server.stateReason === null

/** Whether a transition is newer than what is known. One that names no resource, as of old, is of the known one. */
function isNewer(seen: ServerStateData, known: Known['server']): boolean {
  if (seen.generation !== known.generation) return seen.generation > known.generation
  if (seen.resourceUid && seen.resourceUid !== known.resourceUid) return true
  return seen.stateSeq > (known.stateSeq ?? 0)
}

function isOlder(answer: Server, { server, receivedAt }: Known, askedAt: number): boolean {
  if (answer.generation !== server.generation) return answer.generation < server.generation
  // Which of two resources is the newer one cannot be seen from their numbers.
  const isOther = answer.resourceUid && server.resourceUid && answer.resourceUid !== server.resourceUid
  return isOther ? receivedAt >= askedAt : answer.stateSeq < (server.stateSeq ?? 0)
}

/** The page's own, shared by the feed and by every query for servers. */
export const observations = new Observations()
