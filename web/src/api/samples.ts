import { shallowReactive } from 'vue'
import type { ServerStatsData } from './types'

/** What is older is not shown, and not kept. */
const KEPT_MS = 3_600_000
const MOST = 120

export interface PlayerSample {
  at: number
  online: number
}

/**
 * How many played on each server while this page was open, out of the live feed: the last hour at most. What was before
 * is not asked for, since a list of servers would have to ask for each of them.
 */
export class PlayerSamples {
  private readonly known = shallowReactive(new Map<string, readonly PlayerSample[]>())

  of(serverId: string): readonly PlayerSample[] {
    return this.known.get(serverId) ?? []
  }

  add({ serverId, players, at }: Pick<ServerStatsData, 'serverId' | 'players' | 'at'>): void {
    if (!players) return
    const sample = { at: Date.parse(at), online: players.online }
    const recent = this.of(serverId).filter((other) => other.at > sample.at - KEPT_MS && other.at < sample.at)
    this.known.set(serverId, [...recent, sample].slice(-MOST))
  }

  /** One that does not run any more begins anew. */
  forget(serverId: string): void {
    this.known.delete(serverId)
  }
}

/** The page's own. */
export const playerSamples = new PlayerSamples()
