import { computed, onScopeDispose, shallowRef, type ComputedRef, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { Problem } from '@/api/problem'
import { useSession } from '@/api/session'
import type { User } from '@/api/types'
import { useSubmit } from '@/ui/useSubmit'
import { returnTo } from '../returnTo'

/** One way to sign in, with what was typed for it; again with a code when one is asked for. */
export type Attempt = (otp?: string) => Promise<User>

export interface SignIn {
  busy: Ref<boolean>
  problem: Ref<Problem | null>
  /** Whether the second step is waited for. */
  asksForCode: ComputedRef<boolean>
  start: (attempt: Attempt) => Promise<unknown>
  confirm: (otp: string) => Promise<unknown>
  back: () => void
}

/**
 * Signs in and goes where one wanted to, in two steps when the account has a second factor. The attempt holds the
 * password for the second step; it is forgotten as soon as that is over or left.
 */
export function useSignIn(): SignIn {
  const route = useRoute()
  const router = useRouter()
  const session = useSession()
  const { busy, problem, run } = useSubmit()
  const waiting = shallowRef<Attempt | null>(null)

  async function finish(user: User): Promise<void> {
    const destination = returnTo(route.query['returnTo'])
    session.signedIn(user)
    await router.replace(destination)
  }

  const start = (attempt: Attempt) =>
    run(async () => {
      try {
        await finish(await attempt())
      } catch (error) {
        if (!isCode(error, 'otp-required')) throw error
        waiting.value = attempt
      }
    })

  const confirm = (otp: string) =>
    run(async () => {
      if (!waiting.value) return
      try {
        await finish(await waiting.value(otp))
      } catch (error) {
        if (isCode(error, 'invalid-credentials')) waiting.value = null
        throw error
      }
    })

  function back(): void {
    waiting.value = null
    problem.value = null
  }
  onScopeDispose(back)

  return { busy, problem, asksForCode: computed(() => waiting.value !== null), start, confirm, back }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Problem && error.code === code
}
