import { onScopeDispose, watch, type Ref } from 'vue'

let open = 0

/**
 * Takes the page behind a dialog out of reach: of Tab, of the pointer and of reading. The page comes back before the
 * dialog is gone, so that the focus can return to where it was.
 */
export function useInertPage(isOpen: Ref<boolean>): void {
  let counted = false

  function set(value: boolean): void {
    if (value === counted) return
    counted = value
    open += value ? 1 : -1
    const page = document.getElementById('app')
    if (page) page.inert = open > 0
  }

  watch(isOpen, set, { immediate: true, flush: 'sync' })
  onScopeDispose(() => set(false))
}
