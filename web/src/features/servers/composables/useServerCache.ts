import { useQueryCache } from '@pinia/colada'
import { keys } from '@/api/keys'
import { observations } from '@/api/observations'
import type { Server } from '@/api/types'

/** Puts a server that a write answered with into the list and the page it is shown on. */
export function useServerCache(): { put: (server: Server) => void } {
  const cache = useQueryCache()

  function put(server: Server): void {
    if (observations.isDeleted(server.id)) return
    cache.setQueryData(keys.server(server.tenantId, server.id), server)
    const list = cache.getQueryData<Server[]>(keys.servers(server.tenantId))
    if (!list) return
    const known = list.some((other) => other.id === server.id)
    cache.setQueryData(
      keys.servers(server.tenantId),
      known ? list.map((other) => (other.id === server.id ? server : other)) : [...list, server],
    )
  }

  return { put }
}
