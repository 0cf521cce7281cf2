import { FitAddon } from '@xterm/addon-fit'
import { Terminal } from '@xterm/xterm'
import { onBeforeUnmount, onMounted, ref, watch, type Ref, type ShallowRef } from 'vue'
import { isDark } from '@/ui/theme'
import { SCROLLBACK, terminalTheme } from '../terminalLook'

export interface TerminalView {
  /** True while new lines scroll into view by themselves: until somebody scrolls up to read. */
  following: Ref<boolean>
  /** Lines that arrived since following stopped. */
  unseen: Ref<number>
  writeLines: (lines: readonly string[]) => void
  toEnd: () => void
  clear: () => void
}

/** An xterm terminal inside `host`, written to once a frame however fast the lines come. */
export function useTerminal(
  host: Readonly<ShallowRef<HTMLElement | null>>,
  label: () => string,
): TerminalView {
  const following = ref(true)
  const unseen = ref(0)
  const fit = new FitAddon()
  let pending: string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const terminal = new Terminal({
    disableStdin: true,
    convertEol: true,
    scrollback: SCROLLBACK,
    fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
    fontSize: 13,
    lineHeight: 1.3,
    minimumContrastRatio: 4.5,
    cursorInactiveStyle: 'none',
    theme: terminalTheme(isDark.value),
  })
  const resizer = new ResizeObserver(() => fit.fit())

  onMounted(() => {
    if (!host.value) return
    terminal.loadAddon(fit)
    terminal.open(host.value)
    terminal.textarea?.setAttribute('aria-label', label())
    // Tab must leave the terminal: nothing can be typed into it.
    terminal.attachCustomKeyEventHandler((event) => event.key !== 'Tab')
    terminal.onRender(noticeScroll)
    fit.fit()
    resizer.observe(host.value)
  })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    resizer.disconnect()
    terminal.dispose()
  })
  watch(isDark, (dark) => (terminal.options.theme = terminalTheme(dark)))

  function noticeScroll(): void {
    const { viewportY, baseY } = terminal.buffer.active
    following.value = viewportY >= baseY
    if (following.value) unseen.value = 0
  }

  function writeLines(lines: readonly string[]): void {
    if (lines.length === 0) return
    pending.push(...lines)
    // A page in the background draws nothing: older than the scrollback will never be seen.
    if (pending.length > SCROLLBACK) pending = pending.slice(-SCROLLBACK)
    if (!following.value) unseen.value += lines.length
    timer ??= setTimeout(flush, 16)
  }

  function flush(): void {
    timer = undefined
    const text = pending.map((line) => `${line}\x1b[0m\r\n`).join('')
    pending = []
    terminal.write(text)
  }

  function toEnd(): void {
    terminal.scrollToBottom()
    noticeScroll()
  }

  function clear(): void {
    pending = []
    terminal.clear()
    unseen.value = 0
  }

  return { following, unseen, writeLines, toEnd, clear }
}
