import { computed, ref, type ComputedRef, type Ref } from 'vue'
import type { CommandHistory } from '../commandHistory'

export interface HistorySearch {
  isOpen: Ref<boolean>
  text: Ref<string>
  /** The command that would be taken. */
  hit: ComputedRef<string | null>
  /** Asked for an older one, there is none. */
  atEnd: Ref<boolean>
  open: () => void
  type: (text: string) => void
  older: () => void
  close: () => void
}

/** Finds a command sent before by a part of it, the newest first, as shells do with Ctrl-R. */
export function useHistorySearch(history: CommandHistory): HistorySearch {
  const isOpen = ref(false)
  const text = ref('')
  const place = ref<{ command: string; at: number } | null>(null)
  const atEnd = ref(false)

  function type(wanted: string): void {
    text.value = wanted
    place.value = history.search(wanted)
    atEnd.value = false
  }

  function open(): void {
    isOpen.value = true
    type('')
  }

  function older(): void {
    if (!place.value) return
    const next = history.search(text.value, place.value.at, place.value.command)
    atEnd.value = next === null
    place.value = next ?? place.value
  }

  return {
    isOpen,
    text,
    hit: computed(() => place.value?.command ?? null),
    atEnd,
    open,
    type,
    older,
    close: () => (isOpen.value = false),
  }
}
