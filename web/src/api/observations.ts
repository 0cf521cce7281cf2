import type { Server, ServerIntentData, ServerStateData } from './types'

interface Observation {
  patch: Partial<Server>
  generation: number
  stateSeq: number
  deleted: boolean
  receivedAt: number
}

/**
 * The newest thing the live feed said about each server. Two orders have to be kept apart: an observation of an
 * older generation must not hide a newer intent, and an answer asked for before a frame arrived must not undo it.
 */
export class Observations {
  private readonly latest = new Map<string, Observation>()
  private readonly now: () => number

  constructor(now: () => number = () => performance.now()) {
    this.now = now
  }

  /** The change a state frame makes, or null when something newer is known. */
  state(data: ServerStateData): Partial<Server> | null {
    const known = this.latest.get(data.serverId)
    if (known?.deleted) return null
    // What is gone is gone, whichever generation it was last seen in.
    if (known && !data.deleted) {
      if (data.generation < known.generation) return null
      if (data.generation === known.generation && data.stateSeq <= known.stateSeq) return null
    }
    return this.remember(data.serverId, data.generation, data.stateSeq, data.deleted, {
      state: data.state,
      stateReason: data.reason,
      stateMessage: data.message,
      stateSince: data.at,
      ...(data.address ? { address: data.address } : {}),
      generation: data.generation,
    })
  }

  /** The change an intent frame makes, or null when something newer is known. */
  intent(data: ServerIntentData): Partial<Server> | null {
    const known = this.latest.get(data.serverId)
    if (known && (known.deleted || data.generation <= known.generation)) return null
    return this.remember(data.serverId, data.generation, known?.stateSeq ?? -1, false, {
      name: data.name,
      state: data.state,
      stateReason: null,
      stateMessage: null,
      stateSince: data.at,
      desiredState: data.desiredState,
      generation: data.generation,
    })
  }

  /** A server as answered, brought up to date with what arrived since the question was asked at `askedAt`. */
  refresh(server: Server, askedAt: number): Server {
    const known = this.latest.get(server.id)
    if (!known || known.receivedAt < askedAt) return server
    if (server.generation !== undefined && server.generation > known.generation) return server
    return { ...server, ...known.patch }
  }

  isDeleted(serverId: string): boolean {
    return this.latest.get(serverId)?.deleted ?? false
  }

  private remember(
    serverId: string,
    generation: number,
    stateSeq: number,
    deleted: boolean,
    patch: Partial<Server>,
  ): Partial<Server> {
    this.latest.set(serverId, { patch, generation, stateSeq, deleted, receivedAt: this.now() })
    return patch
  }
}

/** The page's own, shared by the feed and by every query for servers. */
export const observations = new Observations()
