import type { QueryCache } from '@pinia/colada'
import { keys } from '@/api/keys'
import { merge, type Observations } from '@/api/observations'
import { usageSamples } from '@/api/samples'
import type { FeedFrame, Server, ServerStateData, ServerStatsData } from '@/api/types'
import { Renewal, type RenewedCache } from './renewal'

type Cache = RenewedCache & Pick<QueryCache, 'setQueryData'>
type Place = Pick<ServerStateData, 'tenantId' | 'serverId'>

/** Changes of which the feed tells that they happened, and not all that is different since. */
const TOLD_IN_PART: ReadonlySet<string> = new Set(['UPDATE', 'SUSPEND'])

/** Brings what the feed says into the query cache, where every page that shows a server sees it. */
export class Feed {
  private readonly cache: Cache
  private readonly observations: Observations
  private readonly renewal: Renewal
  /** Where to resume; null before the first frame. */
  cursor: string | null = null
  private greeted = false

  constructor(cache: Cache, observations: Observations) {
    this.cache = cache
    this.observations = observations
    this.renewal = new Renewal(cache)
  }

  receive(frame: FeedFrame): void {
    if (frame.type === 'hello') this.greet(frame.cursor)
    else if (frame.type === 'reset') this.askAgain(frame.data.tenantId)
    else if (frame.type === 'server-state') {
      const patch = this.observations.state(frame.data)
      if (patch) this.apply(frame.data, patch)
      // Without a deletion that was asked for, the panel has to say whether there is still such a server.
      if (patch && frame.data.deleted && !this.observations.isDeleted(frame.data.serverId)) {
        this.askAgain(frame.data.tenantId)
      }
    } else if (frame.type === 'server-intent') {
      const patch = this.observations.intent(frame.data)
      if (patch) this.apply(frame.data, patch)
      if (patch && TOLD_IN_PART.has(frame.data.action)) this.askForOne(frame.data)
    } else if (frame.type === 'server-stats') {
      this.showPlayers(frame.data)
      // It tells of one moment, and that something was measured.
      void this.cache.invalidateQueries({ key: keys.metrics(frame.data.tenantId, frame.data.serverId) })
    } else if (frame.type === 'access-changed') void this.renewal.access(frame.data.tenantId)
    else if (frame.type === 'tenant-changed') void this.renewal.parts(frame.data.tenantId, frame.data.parts)
    else if (frame.type === 'platform-changed') void this.renewal.platform(frame.data.parts)
    // Kinds this page does not know yet move the place to resume from all the same.
    if (frame.cursor) this.cursor = frame.cursor
  }

  /** Only where a server is shown that runs: whoever asks for it anew is told the number too. */
  private showPlayers(data: ServerStatsData): void {
    const { tenantId, serverId, players } = data
    usageSamples.add(data)
    const withPlayers = <S extends Server>(server: S): S =>
      server.state === 'RUNNING' ? { ...server, players } : server
    const server = this.cache.getQueryData<Server>(keys.server(tenantId, serverId))
    if (server) this.cache.setQueryData(keys.server(tenantId, serverId), withPlayers(server))
    const list = this.cache.getQueryData<Server[]>(keys.servers(tenantId))
    if (list?.some((other) => other.id === serverId)) {
      this.cache.setQueryData(
        keys.servers(tenantId),
        list.map((other) => (other.id === serverId ? withPlayers(other) : other)),
      )
    }
  }

  /** Forgets where the feed was: after it, the servers are asked for anew. */
  reset(): void {
    this.cursor = null
  }

  private greet(cursor: string): void {
    // Without a place to resume from, anything may have happened since the lists were asked for.
    if (this.cursor === null) this.askAgain(undefined)
    if (this.greeted) usageSamples.renew()
    this.greeted = true
    // What is told of tenants is not kept for later: whatever the place, some of it may have been missed.
    void this.renewal.everything()
    this.cursor = cursor
  }

  private askAgain(tenantId: string | undefined): void {
    void this.cache.invalidateQueries({ key: tenantId ? keys.serversOf(tenantId) : keys.allServers })
  }

  private askForOne({ tenantId, serverId }: Place): void {
    void this.cache.invalidateQueries({ key: keys.server(tenantId, serverId) })
  }

  private apply({ tenantId, serverId }: Place, change: Partial<Server>): void {
    // Nobody plays on a server that does not run.
    const isDown = change.state !== undefined && change.state !== 'RUNNING'
    const patch = isDown ? { ...change, players: null } : change
    const one = keys.server(tenantId, serverId)
    const server = this.cache.getQueryData<Server>(one)
    if (server) this.cache.setQueryData(one, merge(server, patch))

    // Whoever asked for it stands in the audit log by now, or will when the next word of it comes.
    if (server && !this.observations.isDeleted(serverId)) {
      void this.cache.invalidateQueries({ key: keys.activity(tenantId, serverId) })
    }

    const list = this.cache.getQueryData<Server[]>(keys.servers(tenantId))
    if (!list) return
    if (this.observations.isDeleted(serverId)) {
      usageSamples.forget(serverId)
      this.cache.setQueryData(
        keys.servers(tenantId),
        list.filter((other) => other.id !== serverId),
      )
    } else if (list.some((other) => other.id === serverId)) {
      this.cache.setQueryData(
        keys.servers(tenantId),
        list.map((other) => (other.id === serverId ? merge(other, patch) : other)),
      )
    } else {
      // Somebody made a server that this list has not heard of.
      void this.cache.invalidateQueries({ key: keys.servers(tenantId) })
    }
  }
}
