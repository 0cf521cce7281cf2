import { FitAddon } from '@xterm/addon-fit'
import { Terminal } from '@xterm/xterm'
import { onBeforeUnmount, onMounted, ref, watch, type Ref, type ShallowRef } from 'vue'
import { isDark } from '@/ui/theme'
import { scrollByKey } from '../terminalKeys'
import { SCROLLBACK, terminalTheme } from '../terminalLook'

export interface TerminalView {
  terminal: Terminal
  /** True while new lines scroll into view by themselves: until somebody scrolls up to read. */
  following: Ref<boolean>
  /** Lines that arrived since following stopped. */
  unseen: Ref<number>
  write: (lines: readonly string[]) => void
  /** Draws these instead of what is there, about where one was reading. */
  redraw: (lines: readonly string[]) => void
  toEnd: () => void
}

export interface TerminalWishes {
  label: () => string
  fontSize: () => number
  /** At least as wide; more than fits is reached by scrolling sideways. */
  columns: Readonly<Ref<number>>
}

const FONT = "'JetBrains Mono Variable', ui-monospace, monospace"

const joined = (lines: readonly string[]) => lines.map((line) => `${line}\x1b[0m\r\n`).join('')

/** An xterm terminal inside `host`. */
export function useTerminal(
  host: Readonly<ShallowRef<HTMLElement | null>>,
  wishes: TerminalWishes,
): TerminalView {
  const following = ref(true)
  const unseen = ref(0)
  let isGone = false
  const fit = new FitAddon()
  const terminal = new Terminal({
    // Marks of a search are drawn with a part of xterm's API that may still change.
    allowProposedApi: true,
    disableStdin: true,
    convertEol: true,
    scrollback: SCROLLBACK,
    fontFamily: FONT,
    fontSize: wishes.fontSize(),
    lineHeight: 1.15,
    minimumContrastRatio: 4.5,
    cursorInactiveStyle: 'none',
    theme: terminalTheme(isDark.value),
  })
  const resizer = new ResizeObserver(measure)

  onMounted(() => {
    if (!host.value) return
    terminal.loadAddon(fit)
    terminal.open(host.value)
    terminal.textarea?.setAttribute('aria-label', wishes.label())
    terminal.attachCustomKeyEventHandler((event) =>
      scrollByKey(event, terminal, host.value?.parentElement ?? null),
    )
    terminal.onRender(noticeScroll)
    measure()
    resizer.observe(host.value)
    void useOwnFont()
  })
  onBeforeUnmount(() => {
    isGone = true
    resizer.disconnect()
    terminal.dispose()
  })
  watch(isDark, (dark) => (terminal.options.theme = terminalTheme(dark)))
  watch(wishes.fontSize, (size) => {
    terminal.options.fontSize = size
    measure()
  })
  watch(wishes.columns, measure)

  /** The terminal measures its letters when it is made, which may be before their font is there. */
  async function useOwnFont(): Promise<void> {
    await document.fonts?.load(`${wishes.fontSize()}px ${FONT}`)
    if (isGone) return
    // Only a font that is another one is measured again.
    terminal.options.fontFamily = 'monospace'
    terminal.options.fontFamily = FONT
    measure()
  }

  /** Lays the terminal out anew. While it is hidden there is nothing to measure. */
  function measure(): void {
    const fitting = fit.proposeDimensions()
    if (!fitting || Number.isNaN(fitting.cols) || Number.isNaN(fitting.rows)) return
    const columns = Math.max(fitting.cols, wishes.columns.value)
    if (columns !== terminal.cols || fitting.rows !== terminal.rows) terminal.resize(columns, fitting.rows)
  }

  function noticeScroll(): void {
    const { viewportY, baseY } = terminal.buffer.active
    following.value = viewportY >= baseY
    if (following.value) unseen.value = 0
  }

  function write(lines: readonly string[]): void {
    if (!following.value) unseen.value += lines.length
    terminal.write(joined(lines))
  }

  function redraw(lines: readonly string[]): void {
    const { viewportY, baseY } = terminal.buffer.active
    const place = following.value || baseY === 0 ? null : viewportY / baseY
    // "Reset" goes the way of the lines, so that it comes after those that are still on it.
    terminal.write(`\x1bc${joined(lines)}`, () => {
      if (place !== null) terminal.scrollToLine(Math.round(place * terminal.buffer.active.baseY))
    })
    if (lines.length === 0) unseen.value = 0
  }

  function toEnd(): void {
    terminal.scrollToBottom()
    noticeScroll()
  }

  return { terminal, following, unseen, write, redraw, toEnd }
}
