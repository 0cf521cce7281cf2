import { useInfiniteQuery } from '@pinia/colada'
import { computed, type ComputedRef, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { listAudit, type AuditFilters } from '@/api/audit'
import { keys } from '@/api/keys'
import type { AuditEntry } from '@/api/types'

const NAMES = ['action', 'actor', 'target', 'from', 'until'] as const

export interface AuditLog {
  /** What the list shown was asked for. */
  filters: ComputedRef<AuditFilters>
  isFiltered: ComputedRef<boolean>
  filter: (filters: AuditFilters) => Promise<unknown>
  entries: ComputedRef<AuditEntry[] | undefined>
  error: Ref<Error | null>
  hasMore: Ref<boolean>
  isLoading: Ref<boolean>
  more: () => Promise<unknown>
  refetch: () => Promise<unknown>
}

/** Who did what in a community, newest first, a page at a time. The filters stand in the address. */
export function useAudit(tenantId: () => string): AuditLog {
  const route = useRoute()
  const router = useRouter()
  const filters = computed(
    () =>
      Object.fromEntries(
        NAMES.map((name) => [name, String(route.query[name] ?? '')]),
      ) as unknown as AuditFilters,
  )
  const { data, error, hasNextPage, isLoading, loadNextPage, refetch } = useInfiniteQuery(() => ({
    key: keys.audit(tenantId(), { ...filters.value }),
    query: ({ pageParam }: { pageParam: string | undefined }) =>
      listAudit(tenantId(), filters.value, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? undefined,
    staleTime: 0,
  }))

  return {
    filters,
    isFiltered: computed(() => NAMES.some((name) => filters.value[name] !== '')),
    filter: (wanted) =>
      router.push({
        query: Object.fromEntries(NAMES.map((name) => [name, wanted[name].trim() || undefined])),
      }),
    entries: computed(() => data.value?.pages.flatMap(({ items }) => items)),
    error,
    hasMore: hasNextPage,
    isLoading,
    more: () => loadNextPage(),
    refetch: () => refetch(),
  }
}
