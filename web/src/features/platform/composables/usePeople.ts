import { useInfiniteQuery } from '@pinia/colada'
import { computed, type ComputedRef, type Ref } from 'vue'
import { keys } from '@/api/keys'
import type { Person } from '@/api/types'
import { useAddressSearch } from '@/ui/useAddressSearch'
import { listPeople } from '../api'

export interface People {
  /** What is typed; asked for when the typing pauses, and kept in the address from then on. */
  search: Ref<string>
  people: ComputedRef<Person[] | undefined>
  error: Ref<Error | null>
  hasMore: Ref<boolean>
  isLoading: Ref<boolean>
  more: () => Promise<unknown>
  refetch: () => Promise<unknown>
}

/** Everybody with an account, found by the panel, a page at a time. */
export function usePeople(): People {
  const { search, asked } = useAddressSearch()
  const { data, error, hasNextPage, isLoading, loadNextPage, refetch } = useInfiniteQuery(() => ({
    key: keys.people(asked.value),
    query: ({ pageParam }: { pageParam: string | undefined }) => listPeople(asked.value, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? undefined,
    staleTime: 0,
  }))

  return {
    search,
    people: computed(() => data.value?.pages.flatMap(({ items }) => items)),
    error,
    hasMore: hasNextPage,
    isLoading,
    more: () => loadNextPage(),
    refetch: () => refetch(),
  }
}
