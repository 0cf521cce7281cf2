import { onScopeDispose, ref, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/**
 * The token of a link from a mail. It comes behind the `#`, which no server and no log sees, and is taken out of the
 * address at once, so that it stays neither in the history nor on a shared screen.
 */
export function useLinkToken(): Ref<string | null> {
  const route = useRoute()
  const router = useRouter()
  const token = ref(new URLSearchParams(route.hash.slice(1)).get('token') || null)
  if (route.hash) {
    history.replaceState(history.state, '', location.pathname + location.search)
    void router.replace({ path: route.path, query: route.query })
  }
  onScopeDispose(() => (token.value = null))
  return token
}
