import { computed, onScopeDispose, ref, watch, type ComputedRef, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

const PAUSE = 300

export interface AddressSearch {
  /** What is typed. */
  search: Ref<string>
  /** What to ask for: taken over when the typing pauses, and kept in the address from then on. */
  asked: ComputedRef<string>
}

/** A search whose words stand in the address, as `q` or under another name, so that Back and a shared link work. */
export function useAddressSearch(name = 'q'): AddressSearch {
  const route = useRoute()
  const router = useRouter()
  const asked = computed(() => String(route.query[name] ?? ''))
  const search = ref(asked.value)
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(search, (typed) => {
    clearTimeout(timer)
    const wanted = typed.trim()
    if (wanted === asked.value) return
    timer = setTimeout(
      () => void router.replace({ query: { ...route.query, [name]: wanted || undefined } }),
      PAUSE,
    )
  })
  watch(asked, (wanted) => {
    if (wanted !== search.value.trim()) search.value = wanted
  })
  onScopeDispose(() => clearTimeout(timer))

  return { search, asked }
}
