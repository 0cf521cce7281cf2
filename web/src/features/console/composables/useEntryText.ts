import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { plainText, safeAnsi } from '@/ui/ansi'
import type { Entry } from '../consoleBuffer'
import { Clock, stamped } from '../timestamps'

const DIM = '\x1b[90m'
const WARN = '\x1b[33m'
const FAIL = '\x1b[31m'

export interface EntryText {
  /** An entry as the terminal draws it. */
  drawn: (entry: Entry) => string
  /** An entry as the transcript says it. */
  said: (entry: Entry) => string
}

/** Entries as text, with their times before them when `withTimes` says so. */
export function useEntryText(withTimes: () => boolean): EntryText {
  const { t, locale } = useI18n()
  const clock = computed(() => new Clock(locale.value))

  const timeOf = (entry: Entry) => clock.value.time('at' in entry ? entry.at : null)

  function note(entry: Exclude<Entry, { kind: 'line' }>): string {
    if (entry.kind === 'gap') return t('console.gap', { count: entry.count })
    if (entry.kind === 'run') return t('console.newRun')
    return entry.kind === 'command'
      ? `> ${plainText(entry.text)}`
      : t('console.error', { text: plainText(entry.text) })
  }

  function coloured(entry: Entry): string {
    if (entry.kind === 'line') return safeAnsi(entry.text)
    const colour = { gap: WARN, run: DIM, command: DIM, error: FAIL }[entry.kind]
    return colour + note(entry)
  }

  function drawn(entry: Entry): string {
    return withTimes() ? stamped(coloured(entry), timeOf(entry)) : coloured(entry)
  }

  function said(entry: Entry): string {
    const text = entry.kind === 'line' ? plainText(entry.text) : note(entry)
    return withTimes() ? `${timeOf(entry)} ${text}` : text
  }

  return { drawn, said }
}
