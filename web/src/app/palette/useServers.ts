import { useQuery } from '@pinia/colada'
import { computed, type ComputedRef } from 'vue'
import type { Server, Tenant } from '@/api/types'
import { serversQuery } from '@/features/servers/api'

/** The servers of a community by name, as the feed keeps them. Asked for when they are first wanted. */
export function useServers(tenant: () => Tenant | undefined): {
  servers: ComputedRef<Server[]>
  isLoading: ComputedRef<boolean>
} {
  // Of a community that is about to go the panel tells nothing.
  const isOpen = computed(() => {
    const known = tenant()
    return Boolean(known && (known.status !== 'DELETING' || known.permissions.includes('server:read')))
  })
  const { data, isPending } = useQuery(() => ({
    ...serversQuery(tenant()?.id ?? ''),
    enabled: isOpen.value,
  }))
  const servers = computed(() =>
    [...(data.value ?? [])].sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true })),
  )
  return { servers, isLoading: computed(() => isOpen.value && isPending.value) }
}
