import { defineQueryOptions } from '@pinia/colada'
import { request } from './http'
import { keys } from './keys'
import type { Amount, UsageView } from './schema/gameserver-service'

/** What servers take of a quota, whether they run or not. */
export type Used = Amount

export const usedQuery = defineQueryOptions((tenantId: string) => ({
  key: keys.used(tenantId),
  query: async () => (await request<UsageView>('GET', `/tenants/${tenantId}/usage`)).used,
  staleTime: 0,
}))
