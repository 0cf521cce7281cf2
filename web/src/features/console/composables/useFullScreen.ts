import { nextTick, onScopeDispose, ref, type Ref } from 'vue'
import { useInertPage } from '@/ui/inertPage'

/**
 * Fills the screen with one part of the page. That part must move out of the page to the body while `isFull`. It is
 * the whole document that goes full screen: dialogs, menus and toasts hang on the body, and would not be seen beside a
 * single element. Where a browser has no full screen, as on an iPhone, the part fills the window.
 */
export function useFullScreen(): { isFull: Ref<boolean>; toggle: () => void; leave: () => void } {
  const isFull = ref(false)
  useInertPage(isFull)

  /** What moves through the document loses the focus. */
  function set(value: boolean): void {
    const focused = document.activeElement
    isFull.value = value
    void nextTick(() => focused instanceof HTMLElement && focused.focus())
  }

  async function enter(): Promise<void> {
    set(true)
    try {
      await document.documentElement.requestFullscreen()
    } catch {
      // None here, or refused: the window is filled at least.
    }
  }

  function leave(): void {
    if (isFull.value) set(false)
    // It may be over before this arrives, which is as well.
    if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined)
  }

  function follow(): void {
    if (!document.fullscreenElement) leave()
  }

  document.addEventListener('fullscreenchange', follow)
  onScopeDispose(() => {
    document.removeEventListener('fullscreenchange', follow)
    leave()
  })
  return { isFull, toggle: () => (isFull.value ? leave() : void enter()), leave }
}
