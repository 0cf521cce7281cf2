import { onScopeDispose } from 'vue'
import { isCovered, isMac, isTaken, singleKeys } from '@/ui/keyboard'

/** How long the second key of two may take. */
const PATIENCE = 1500

/**
 * Listens to the keys of the whole page. `keys` are single ones, or two with a blank between; what has nothing to do
 * says `false`. They are not taken from fields, lists and dialogs, and not with Ctrl, Alt or ⌘. Ctrl-K (⌘K on a Mac)
 * is taken from anywhere but dialogs.
 */
export function useKeys(keys: Readonly<Record<string, () => unknown>>, command: () => void): void {
  const firsts = new Set(
    Object.keys(keys)
      .filter((key) => key.includes(' '))
      .map((key) => key.split(' ')[0]),
  )
  let before: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function wait(key: string | undefined): void {
    clearTimeout(timer)
    before = key
    if (key) timer = setTimeout(() => (before = undefined), PATIENCE)
  }

  function single(event: KeyboardEvent): void {
    const pressed = before ? `${before} ${event.key}` : event.key
    const work = keys[pressed]
    wait(undefined)
    if (work) {
      if (work() !== false) event.preventDefault()
    } else if (firsts.has(event.key)) wait(event.key)
  }

  function press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || isCovered()) return
    const withCommand = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
    if (withCommand && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      command()
      return
    }
    // AltGr makes signs such as [ on some keyboards, and says Ctrl and Alt as it does
    const isSign = event.getModifierState('AltGraph')
    if ((event.ctrlKey || event.altKey || event.metaKey) && !isSign) return
    if (['Shift', 'AltGraph', 'CapsLock'].includes(event.key)) return
    if (singleKeys.value && !event.repeat && !isTaken(event)) single(event)
  }

  window.addEventListener('keydown', press)
  onScopeDispose(() => {
    window.removeEventListener('keydown', press)
    clearTimeout(timer)
  })
}
