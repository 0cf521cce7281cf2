import { defineQueryOptions } from '@pinia/colada'
import { request } from './http'
import { keys } from './keys'
import type { Limits } from './types'

/** What servers take of a quota, whether they run or not. */
export type Used = Pick<Limits, 'servers' | 'cpuMillis' | 'memoryMiB' | 'diskMiB'>

export const usedQuery = defineQueryOptions((tenantId: string) => ({
  key: keys.used(tenantId),
  query: async () => (await request<{ used: Used }>('GET', `/tenants/${tenantId}/usage`)).used,
  staleTime: 0,
}))
