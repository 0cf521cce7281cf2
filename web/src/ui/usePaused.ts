import { onScopeDispose, ref, watch, type Ref } from 'vue'

const PAUSE = 300

/** What is typed, without the blanks around it, once the typing pauses. */
export function usePaused(typed: Ref<string>): Readonly<Ref<string>> {
  const settled = ref(typed.value.trim())
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(typed, (text) => {
    clearTimeout(timer)
    timer = setTimeout(() => (settled.value = text.trim()), PAUSE)
  })
  onScopeDispose(() => clearTimeout(timer))
  return settled
}
