import { useI18n } from 'vue-i18n'
import { plainText, safeAnsi } from '../ansi'
import type { Entry } from '../consoleBuffer'

const DIM = '\x1b[90m'
const WARN = '\x1b[33m'
const FAIL = '\x1b[31m'

/** An entry as the terminal draws it, and as the transcript says it. */
export function useEntryText(): { drawn: (entry: Entry) => string; said: (entry: Entry) => string } {
  const { t } = useI18n()

  function note(entry: Exclude<Entry, { kind: 'line' }>): string {
    if (entry.kind === 'gap') return t('console.gap', { count: entry.count })
    if (entry.kind === 'run') return t('console.newRun')
    return entry.kind === 'command'
      ? `> ${plainText(entry.text)}`
      : t('console.error', { text: plainText(entry.text) })
  }

  function drawn(entry: Entry): string {
    if (entry.kind === 'line') return safeAnsi(entry.text)
    const colour = { gap: WARN, run: DIM, command: DIM, error: FAIL }[entry.kind]
    return colour + note(entry)
  }

  return { drawn, said: (entry) => (entry.kind === 'line' ? plainText(entry.text) : note(entry)) }
}
