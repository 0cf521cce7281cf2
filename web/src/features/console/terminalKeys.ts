import type { Terminal } from '@xterm/xterm'

const SIDEWAYS = 60

/**
 * What a key does in a terminal that takes no input: it moves what is seen. Everything else is the browser's, and the
 * page's: Tab leaves, Ctrl-C copies what is selected.
 */
export function scrollByKey(event: KeyboardEvent, terminal: Terminal, frame: Element | null): boolean {
  const moves: Partial<Record<string, () => void>> = {
    ArrowUp: () => terminal.scrollLines(-1),
    ArrowDown: () => terminal.scrollLines(1),
    PageUp: () => terminal.scrollPages(-1),
    PageDown: () => terminal.scrollPages(1),
    Home: () => terminal.scrollToTop(),
    End: () => terminal.scrollToBottom(),
    ArrowLeft: () => frame?.scrollBy(-SIDEWAYS, 0),
    ArrowRight: () => frame?.scrollBy(SIDEWAYS, 0),
  }
  const move = event.ctrlKey || event.altKey || event.metaKey ? undefined : moves[event.key]
  if (event.type !== 'keydown' || !move) return false
  event.preventDefault()
  move()
  return false
}
