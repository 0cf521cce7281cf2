import { computed, type ComputedRef, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Server } from '@/api/types'
import { addressText } from '../addressText'

/** Search kept in the address, so that a filtered list can be sent to somebody and survives Back. */
export function useServerSearch(servers: Ref<Server[] | undefined>): {
  search: ComputedRef<string> & { value: string }
  found: ComputedRef<Server[]>
} {
  const route = useRoute()
  const router = useRouter()
  const search = computed({
    get: () => String(route.query['q'] ?? ''),
    set: (q: string) => void router.replace({ query: { ...route.query, q: q || undefined } }),
  })
  const found = computed(() =>
    sorted((servers.value ?? []).filter((server) => matches(server, search.value))),
  )
  return { search, found }
}

export function matches(server: Server, search: string): boolean {
  const needle = search.trim().toLowerCase()
  if (needle === '') return true
  const hay = [server.name, server.state, server.address ? addressText(server.address) : '']
  return hay.some((text) => text.toLowerCase().includes(needle))
}

function sorted(servers: Server[]): Server[] {
  return servers.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))
}
