import type { Terminal } from '@xterm/xterm'
import { computed, onMounted, onScopeDispose, ref, type ComputedRef, type Ref } from 'vue'
import { useCopied } from '@/ui/useCopied'

export interface ConsoleCopy {
  /** Whether only a part would be copied. */
  hasSelection: ComputedRef<boolean>
  copied: Ref<boolean>
  copy: () => void
}

/** Copies what is selected, in the terminal or in the transcript, whichever is shown; else `all`. */
export function useConsoleCopy(
  terminal: Terminal,
  section: Readonly<Ref<HTMLElement | null>>,
  asText: Readonly<Ref<boolean>>,
  all: () => string,
): ConsoleCopy {
  const { copied, copy } = useCopied()
  const inTerminal = ref('')
  const inTranscript = ref('')
  const selected = computed(() => (asText.value ? inTranscript.value : inTerminal.value))

  function noticeSelection(): void {
    const selection = getSelection()
    const isHere = section.value?.contains(selection?.anchorNode ?? null) ?? false
    inTranscript.value = isHere && asText.value ? (selection?.toString() ?? '') : ''
  }

  onMounted(() => {
    terminal.onSelectionChange(() => (inTerminal.value = terminal.getSelection()))
    document.addEventListener('selectionchange', noticeSelection)
  })
  onScopeDispose(() => document.removeEventListener('selectionchange', noticeSelection))

  return {
    hasSelection: computed(() => selected.value !== ''),
    copied,
    copy: () => void copy(selected.value === '' ? all() : selected.value),
  }
}
