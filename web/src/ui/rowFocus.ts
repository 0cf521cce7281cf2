import { nextTick, watch } from 'vue'

/**
 * When the row of a list that held the focus goes away, it would begin at the top of the page again: it goes to the row that took
 * the place, or, with the last one gone, to the page's heading.
 */
export function useRowFocus(list: () => HTMLElement | null, ids: () => readonly string[]): void {
  watch(ids, async (present, before) => {
    const at = before.findIndex((id) => !present.includes(id))
    if (at < 0 || !hasFocus()) return
    await nextTick()
    // a dialog that closes with it gives the page back first
    setTimeout(() => {
      if (hasFocus()) return
      const rows = list()?.children
      const row = rows?.item(Math.min(at, rows.length - 1))
      const place = row?.querySelector<HTMLElement>('button:not(:disabled), a') ?? heading()
      place?.focus({ preventScroll: true })
    })
  })
}

/** Somebody is at something: a row, or the dialog that asked about it. */
const hasFocus = () => document.activeElement !== null && document.activeElement !== document.body
const heading = () => document.querySelector<HTMLElement>('main h1')
