import type { QueryCache } from '@pinia/colada'
import type { Router } from 'vue-router'
import { forgetAnswers } from '@/api/forget'
import { useSession } from '@/api/session'

/** Ends the session on this page: forgets everything that was shown, and asks for sign-in. */
export async function leave(router: Router, cache: QueryCache, returnTo?: string): Promise<void> {
  useSession().signedOut()
  await router.replace({ name: 'sign-in', query: returnTo && returnTo !== '/' ? { returnTo } : {} })
  forgetAnswers(cache)
}
