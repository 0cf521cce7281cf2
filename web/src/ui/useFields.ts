import { computed, onScopeDispose, reactive, ref, type ComputedRef, type Reactive, type Ref } from 'vue'
import type { Problem } from '@/api/problem'
import { useFieldWords, type Fault } from './fieldWords'
import { useSubmit } from './useSubmit'

type Faults<F extends string> = Partial<Record<F, Fault | undefined>>

export interface Fields<F extends string> {
  values: Reactive<Record<F, string>>
  busy: Ref<boolean>
  /** The refusal, unless each part of it stands at its field. */
  problem: ComputedRef<Problem | null>
  /** In the reader's words. */
  faultOf: (field: F) => string | undefined
  /** Sends when all is filled in rightly. True when it went well. */
  submit: (work: () => Promise<unknown>) => Promise<boolean>
  clear: () => void
}

/**
 * The text fields of a form. What is wrong is said after the first try, by the page's own check, then by the panel's
 * answer. What was typed is forgotten with the form: it may have been a secret.
 */
export function useFields<F extends string>(
  start: Record<F, string>,
  check: (values: Record<F, string>) => Faults<F>,
): Fields<F> {
  const names = Object.keys(start) as F[]
  const values = reactive({ ...start })
  const typed = values as Record<F, string>
  const tried = ref(false)
  const { busy, problem, run } = useSubmit()
  const words = useFieldWords()
  const faults = computed(() => check(typed))

  const unplaced = computed(() => {
    const refusal = problem.value
    const placed = names.filter((name) => refusal?.forField(name)).length
    return refusal && (placed === 0 || placed < refusal.errors.length) ? refusal : null
  })

  function faultOf(field: F): string | undefined {
    return words((tried.value ? faults.value[field] : undefined) ?? problem.value?.forField(field))
  }

  async function submit(work: () => Promise<unknown>): Promise<boolean> {
    tried.value = true
    if (Object.values(faults.value).some(Boolean)) return false
    return run(work)
  }

  function clear(): void {
    for (const name of names) typed[name] = start[name]
    tried.value = false
    problem.value = null
  }
  onScopeDispose(clear)

  return { values, busy, problem: unplaced, faultOf, submit, clear }
}
