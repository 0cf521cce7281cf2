import { useQueryCache } from '@pinia/colada'
import { keys } from '@/api/keys'
import { observations } from '@/api/observations'
import { optimistically } from '@/api/optimistic'
import { edit, whole, within } from '@/api/optimisticEdit'
import type { Server } from '@/api/types'

export interface ServerCache {
  /** Puts a server that a write answered with into the list and the page it is shown on; one that is gone leaves the list. */
  put: (server: Server) => void
  /**
   * Shows a change of a server until the panel answers with what became of it, or refuses it. `mark` as of {@link edit}.
   */
  write: (
    server: Server,
    change: Partial<Server>,
    send: () => Promise<Server>,
    mark?: (server: Server) => unknown,
  ) => Promise<Server>
}

export function useServerCache(): ServerCache {
  const cache = useQueryCache()

  function put(server: Server): void {
    const isDeleted = observations.isDeleted(server.id)
    if (!isDeleted) cache.setQueryData(keys.server(server.tenantId, server.id), server)
    const list = cache.getQueryData<Server[]>(keys.servers(server.tenantId))
    if (!list) return
    cache.setQueryData(
      keys.servers(server.tenantId),
      isDeleted ? without(list, server) : withIt(list, server),
    )
  }

  const write: ServerCache['write'] = ({ tenantId, id }, change, send, mark) => {
    const places = [
      whole<Server>(cache, keys.server(tenantId, id)),
      within<Server>(cache, keys.servers(tenantId), id, (server) => server.id),
    ]
    return optimistically(
      places.map((place) => edit(place, change, mark)),
      send,
      put,
    )
  }

  return { put, write }
}

const without = (list: Server[], server: Server) => list.filter((other) => other.id !== server.id)

function withIt(list: Server[], server: Server): Server[] {
  const isListed = list.some((other) => other.id === server.id)
  return isListed ? list.map((other) => (other.id === server.id ? server : other)) : [...list, server]
}
