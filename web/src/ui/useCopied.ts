import { onScopeDispose, ref, type Ref } from 'vue'
import { copyText } from './clipboard'

/** Copies, and says for two seconds that it has. */
export function useCopied(): { copied: Ref<boolean>; copy: (text: string) => Promise<void> } {
  const copied = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function copy(text: string): Promise<void> {
    copied.value = await copyText(text)
    clearTimeout(timer)
    timer = setTimeout(() => (copied.value = false), 2000)
  }
  onScopeDispose(() => clearTimeout(timer))

  return { copied, copy }
}
