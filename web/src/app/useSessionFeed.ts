import { onScopeDispose, watch } from 'vue'
import { useSession } from '@/api/session'
import { useLive } from '@/features/live/useLive'

/** Keeps the live feed open while somebody is signed in and the calling frame is there. */
export function useSessionFeed(): ReturnType<typeof useLive> {
  const session = useSession()
  const live = useLive()
  watch(
    () => session.isSignedIn,
    (signedIn) => (signedIn ? live.start() : live.stop()),
    { immediate: true },
  )
  onScopeDispose(() => live.stop())
  return live
}
