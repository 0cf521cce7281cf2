import { defineQueryOptions } from '@pinia/colada'
import { request } from './http'
import { keys } from './keys'
import type { Page, Server } from './types'

/** Names of servers by id; of those beyond the first page the id has to do. */
export const serverNamesQuery = defineQueryOptions((tenantId: string) => ({
  key: keys.serverNames(tenantId),
  query: async () => {
    const { items } = await request<Page<Server>>('GET', `/tenants/${tenantId}/servers`, {
      query: { limit: 200 },
    })
    return Object.fromEntries(items.map(({ id, name }) => [id, name]))
  },
  staleTime: 60_000,
}))
