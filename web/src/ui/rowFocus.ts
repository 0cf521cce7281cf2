import { nextTick, watch } from 'vue'

/**
 * When the row of a list that held the focus goes away, it would begin at the top of the page again: it goes to the row that took
 * the place, or, with the last one gone, to the page's heading.
 */
export function useRowFocus(list: () => HTMLElement | null, ids: () => readonly string[]): void {
  watch(ids, async (present, before) => {
    const at = before.findIndex((id) => !present.includes(id))
    if (at < 0) return
    await nextTick()
    // a dialog that closes with it gives the page back first
    setTimeout(() => {
      const { activeElement, body } = document
      if (activeElement !== null && activeElement !== body) return
      const rows = list()?.children
      const row = rows?.item(Math.min(at, rows.length - 1))
      const place = row?.querySelector<HTMLElement>('button:not(:disabled), a') ?? heading()
      place?.focus({ preventScroll: true })
    })
  })
}

const heading = () => document.querySelector<HTMLElement>('main h1')
