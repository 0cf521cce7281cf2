import { useQueryCache } from '@pinia/colada'
import { useRouter } from 'vue-router'
import { signOut } from '@/features/auth/api'
import { useProblemToast } from '@/ui/problemWords'
import { leave } from './leave'

/** Signs out, or says why that did not work. */
export function useSignOut(): () => Promise<void> {
  const router = useRouter()
  const cache = useQueryCache()
  const showProblem = useProblemToast()

  return async () => {
    try {
      await signOut()
      await leave(router, cache)
    } catch (error) {
      showProblem(error)
    }
  }
}
