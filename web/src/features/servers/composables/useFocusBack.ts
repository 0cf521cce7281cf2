import { nextTick, watch } from 'vue'

/** When what held the focus goes away it would begin at the top of the page again: it goes to `place` instead. */
export function useFocusBack(isThere: () => boolean, place: () => HTMLElement | null): void {
  watch(isThere, async (is) => {
    if (is) return
    await nextTick()
    // a dialog that closes with it gives the page back first
    setTimeout(() => {
      if (document.activeElement === null || document.activeElement === document.body)
        place()?.focus({ preventScroll: true })
    })
  })
}
