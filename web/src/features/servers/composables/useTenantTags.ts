import { useQuery } from '@pinia/colada'
import { computed, type ComputedRef } from 'vue'
import { serversQuery } from '../api'
import { countTags } from '../tags'

/** The tags that servers of a tenant have, to be offered once that is wanted; none while they are not known. */
export function useTenantTags(tenantId: () => string, isWanted: () => boolean): ComputedRef<string[]> {
  const { data } = useQuery(() => ({ ...serversQuery(tenantId()), enabled: isWanted() }))
  return computed(() => countTags(data.value ?? []).map(({ tag }) => tag))
}
