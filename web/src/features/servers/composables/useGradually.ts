import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue'

const AT_ONCE = 40

/** The beginning of a long list at once, and the rest of it some in each frame: the page answers all the while. */
export function useGradually<T>(all: () => readonly T[]): ComputedRef<readonly T[]> {
  const count = ref(AT_ONCE)
  let frame = 0
  function goOn() {
    cancelAnimationFrame(frame)
    if (count.value >= all().length) return
    frame = requestAnimationFrame(() => {
      count.value += AT_ONCE
      goOn()
    })
  }
  watch(() => all().length, goOn, { immediate: true })
  onScopeDispose(() => cancelAnimationFrame(frame))
  return computed(() => all().slice(0, count.value))
}
