import { ref, type Ref } from 'vue'
import { asProblem, type Problem } from '@/api/problem'

export interface Submit {
  busy: Ref<boolean>
  problem: Ref<Problem | null>
  /** Runs one request at a time. True when it went well; else `problem` says why not. */
  run: (work: () => Promise<unknown>) => Promise<boolean>
}

export function useSubmit(): Submit {
  const busy = ref(false)
  const problem = ref<Problem | null>(null)

  async function run(work: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = null
    try {
      await work()
      return true
    } catch (error) {
      problem.value = asProblem(error)
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, run }
}
