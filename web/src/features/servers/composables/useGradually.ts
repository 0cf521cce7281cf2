import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue'

/** Fits in rows of one to four. */
const EACH = 12
/** So many parts are there as the page opens: more than a screen shows. */
export const EARLY = 4

/** A long list in parts: its beginning at once, and another part in each frame. The page answers all the while. */
export function useGradually<T>(all: () => readonly T[]): ComputedRef<readonly (readonly T[])[]> {
  const count = ref(EARLY)
  const parts = computed(() =>
    Array.from({ length: Math.ceil(all().length / EACH) }, (_, part) =>
      all().slice(part * EACH, (part + 1) * EACH),
    ),
  )
  let frame = 0
  function goOn() {
    cancelAnimationFrame(frame)
    if (count.value >= parts.value.length) return
    frame = requestAnimationFrame(() => {
      count.value++
      goOn()
    })
  }
  watch(() => parts.value.length, goOn, { immediate: true })
  onScopeDispose(() => cancelAnimationFrame(frame))
  return computed(() => parts.value.slice(0, count.value))
}
