import { useInfiniteQuery, useQuery } from '@pinia/colada'
import { computed, type ComputedRef, type Ref } from 'vue'
import { listAudit } from '@/api/audit'
import { keys } from '@/api/keys'
import type { Permissions } from '@/api/permissions'
import type { AuditEntry, Server } from '@/api/types'

/** How many of the last are shown beside other things. */
const FEW = 5

export interface Activity {
  mayRead: ComputedRef<boolean>
  entries: ComputedRef<AuditEntry[] | undefined>
  error: Ref<Error | null>
  refetch: () => Promise<unknown>
}

/** The audit log is the community's: a right on single servers does not open it. */
const reading = (permissions: () => Permissions) => computed(() => permissions().can('audit:read'))

/** What was done with a server last. The live feed says when there is more. */
export function useLastActivity(server: () => Server, permissions: () => Permissions): Activity {
  const mayRead = reading(permissions)
  const { data, error, refetch } = useQuery(() => {
    const { tenantId, id } = server()
    return {
      key: keys.lastActivity(tenantId, id),
      query: () => listAudit(tenantId, { target: id }, undefined, FEW),
      enabled: mayRead.value,
      staleTime: 0,
    }
  })
  return { mayRead, entries: computed(() => data.value?.items), error, refetch: () => refetch() }
}

/** All that was done with a server, newest first, a page at a time. */
export function useActivity(
  server: () => Server,
  permissions: () => Permissions,
): Activity & { hasMore: Ref<boolean>; isLoading: Ref<boolean>; more: () => Promise<unknown> } {
  const mayRead = reading(permissions)
  const { data, error, hasNextPage, isLoading, loadNextPage, refetch } = useInfiniteQuery(() => {
    const { tenantId, id } = server()
    return {
      key: keys.allActivity(tenantId, id),
      query: ({ pageParam }: { pageParam: string | undefined }) =>
        listAudit(tenantId, { target: id }, pageParam),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? undefined,
      enabled: mayRead.value,
      staleTime: 0,
    }
  })
  return {
    mayRead,
    entries: computed(() => data.value?.pages.flatMap(({ items }) => items)),
    error,
    hasMore: hasNextPage,
    isLoading,
    more: () => loadNextPage(),
    refetch: () => refetch(),
  }
}
