import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { CommandHistory } from '../commandHistory'

export interface Completion {
  /** What the line would be completed to; null while there is nothing to complete. */
  found: ComputedRef<string | null>
  /** What it was completed to last, until something else is typed: for who cannot see it. */
  taken: Ref<string>
  onTab: (event: KeyboardEvent) => void
  onEscape: (event: KeyboardEvent) => void
}

/**
 * Completes what is typed with Tab from the commands sent before. Each time the line grows, so that Tab leaves it in
 * the end, as it does at once when there is nothing to complete; after Escape it leaves too.
 */
export function useCompletion(typed: Ref<string>, history: CommandHistory): Completion {
  const declined = ref(false)
  const taken = ref('')
  const found = computed(() => (declined.value ? null : history.complete(typed.value)))

  watch(typed, (now) => {
    declined.value = false
    if (now !== taken.value) taken.value = ''
  })

  function onTab(event: KeyboardEvent): void {
    const { selectionStart, value } = event.target as HTMLInputElement
    // Somewhere in the middle nobody waits for the end.
    if (found.value === null || selectionStart !== value.length) return
    event.preventDefault()
    taken.value = found.value
    typed.value = found.value
  }

  function onEscape(event: KeyboardEvent): void {
    if (found.value === null) return
    event.preventDefault()
    event.stopPropagation()
    declined.value = true
  }

  return { found, taken, onTab, onEscape }
}
