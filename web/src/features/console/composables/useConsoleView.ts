import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import type { Entry } from '../consoleBuffer'
import type { ConsoleSettings } from '../consoleSettings'
import { EntryLog } from '../entryLog'
import { FrameBatch } from '../frameBatch'
import { LevelSieve } from '../levels'
import { SCROLLBACK, columnsFor } from '../terminalLook'
import { useEntryText } from './useEntryText'
import type { TerminalView } from './useTerminal'

const TRANSCRIPT_LINES = 500

export interface TranscriptLine {
  id: number
  text: string
}

export interface ConsoleView {
  /** Whether the console is read as plain text. */
  asText: Ref<boolean>
  /** Its last lines, while it is. */
  transcript: Readonly<Ref<readonly TranscriptLine[]>>
  show: (entries: readonly Entry[]) => void
  clear: () => void
  /** All that is shown and can be scrolled back to, as plain text. */
  text: () => string
}

/**
 * What the console shows, kept once: the terminal is drawn from it, once a frame however fast the lines come, and
 * drawn anew when a setting changes; the transcript is made from it only while somebody reads it.
 */
export function useConsoleView(
  terminal: Pick<TerminalView, 'write' | 'redraw'>,
  settings: Readonly<Ref<ConsoleSettings>>,
  columns: Ref<number>,
): ConsoleView {
  const asText = ref(false)
  const transcript = shallowRef<readonly TranscriptLine[]>([])
  /** All there is, and what of it the chosen levels let through. */
  const log = new EntryLog<Entry>(SCROLLBACK)
  const shown = new EntryLog<Entry>(SCROLLBACK)
  let sieve = new LevelSieve(settings.value.level)
  const batch = new FrameBatch<Entry>(SCROLLBACK, draw)
  const { drawn, said } = useEntryText(() => settings.value.timestamps)

  function draw(arrived: Entry[]): void {
    log.add(arrived)
    const entries = sieve.pass(arrived)
    if (entries.length === 0) return
    shown.add(entries)
    widenFor(entries)
    terminal.write(entries.map(drawn))
    if (!asText.value) return
    const fresh = shown.last(Math.min(entries.length, TRANSCRIPT_LINES)).map(spoken)
    transcript.value = [...transcript.value, ...fresh].slice(-TRANSCRIPT_LINES)
  }

  const spoken = ({ id, thing }: { id: number; thing: Entry }): TranscriptLine => ({ id, text: said(thing) })

  function speak(): void {
    batch.flush()
    transcript.value = asText.value ? shown.last(TRANSCRIPT_LINES).map(spoken) : []
  }

  /** Without wrapping, the longest line says how wide the terminal is. */
  function widenFor(entries: readonly Entry[]): void {
    if (settings.value.wrap) return
    const longest = entries.reduce((most, entry) => Math.max(most, said(entry).length), 0)
    columns.value = Math.max(columns.value, columnsFor(longest))
  }

  function redraw(): void {
    batch.flush()
    columns.value = 0
    widenFor(shown.all())
    terminal.redraw(shown.all().map(drawn))
    speak()
  }

  function siftAnew(): void {
    batch.flush()
    sieve = new LevelSieve(settings.value.level)
    shown.clear()
    shown.add(sieve.pass(log.all()))
    redraw()
  }

  function clear(): void {
    batch.drop()
    log.clear()
    shown.clear()
    redraw()
  }

  function text(): string {
    batch.flush()
    return shown.all().map(said).join('\n')
  }

  watch([() => settings.value.timestamps, () => settings.value.wrap], redraw)
  watch(() => settings.value.level, siftAnew)
  watch(asText, speak)
  onScopeDispose(() => batch.drop())
  return { asText, transcript, show: (entries) => batch.add(entries), clear, text }
}
