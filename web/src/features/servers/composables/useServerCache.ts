import { useQueryCache } from '@pinia/colada'
import { keys } from '@/api/keys'
import { observations } from '@/api/observations'
import type { Server } from '@/api/types'

/** Puts a server that a write answered with into the list and the page it is shown on; one that is gone leaves the list. */
export function useServerCache(): { put: (server: Server) => void } {
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

  return { put }
}

const without = (list: Server[], server: Server) => list.filter((other) => other.id !== server.id)

function withIt(list: Server[], server: Server): Server[] {
  const isListed = list.some((other) => other.id === server.id)
  return isListed ? list.map((other) => (other.id === server.id ? server : other)) : [...list, server]
}
