import { useInfiniteQuery } from '@pinia/colada'
import { computed, type ComputedRef, type Ref } from 'vue'
import { keys } from '@/api/keys'
import type { Member } from '@/api/types'
import { useAddressSearch } from '@/ui/useAddressSearch'
import { listMembers } from '../api'

export interface Members {
  search: Ref<string>
  /** What the list shown was searched for. */
  asked: ComputedRef<string>
  members: ComputedRef<Member[] | undefined>
  error: Ref<Error | null>
  hasMore: Ref<boolean>
  isLoading: Ref<boolean>
  more: () => Promise<unknown>
  refetch: () => Promise<unknown>
}

/** Everybody with access to a community, found by the panel, a page at a time. */
export function useMembers(tenantId: () => string): Members {
  const { search, asked } = useAddressSearch()
  const { data, error, hasNextPage, isLoading, loadNextPage, refetch } = useInfiniteQuery(() => ({
    key: keys.memberList(tenantId(), asked.value),
    query: ({ pageParam }: { pageParam: string | undefined }) =>
      listMembers(tenantId(), asked.value, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? undefined,
    staleTime: 0,
  }))

  return {
    search,
    asked,
    members: computed(() => data.value?.pages.flatMap(({ items }) => items)),
    error,
    hasMore: hasNextPage,
    isLoading,
    more: () => loadNextPage(),
    refetch: () => refetch(),
  }
}
