import { nextTick } from 'vue'

/**
 * Moves the focus to the page's h1, so that a reader of the screen hears where they are now. The heading may
 * come with data that is still on its way: it is waited for, a second and a half at most.
 */
export async function focusHeading(): Promise<void> {
  await nextTick()
  if (tryFocus()) return
  const observer = new MutationObserver(() => {
    if (tryFocus()) observer.disconnect()
  })
  observer.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => observer.disconnect(), 1500)
}

function tryFocus(): boolean {
  const heading = document.querySelector<HTMLElement>('main h1')
  heading?.focus({ preventScroll: true })
  return heading !== null
}
