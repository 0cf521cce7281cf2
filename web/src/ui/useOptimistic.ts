import { optimistically, type Wish } from '@/api/optimistic'
import { asProblem } from '@/api/problem'
import { useProblemToast } from './problemWords'
import { useToasts } from './toasts'

export interface OptimisticWrite<A> {
  wishes: readonly Wish[]
  send: () => Promise<A>
  put?: (answer: A) => void
  /** Said once the panel has agreed. */
  done: string
  /** Takes back what the panel answered with. */
  undo?: (answer: A) => Promise<unknown>
  /** Asks anew what may be different afterwards: after a refusal too, since what it was about may have been old. */
  renew: () => Promise<unknown>
}

/** Writes that show before their answer. Where the panel does not agree, it is as before, and a toast says why. */
export function useOptimistic(): <A>(write: OptimisticWrite<A>) => Promise<void> {
  const toasts = useToasts()
  const showProblem = useProblemToast()
  return async ({ wishes, send, put, done, undo, renew }) => {
    let answer
    try {
      answer = await optimistically(wishes, send, put)
    } catch (error) {
      showProblem(error)
      const { status } = asProblem(error)
      // where nothing answers, nothing would come but a second failure in the place of what is shown
      if (status >= 400 && status < 500) await renew().catch(ignored)
      return
    }
    const left = answer
    toasts.show({ tone: 'success', title: done, ...(undo ? { undo: () => undo(left) } : {}) })
    await renew().catch(ignored)
  }
}

/** Whoever shows the answer shows what went wrong with it. */
const ignored = () => undefined
