import { plainText } from '@/ui/ansi'
import type { Entry } from './consoleBuffer'

export type Level = 'error' | 'warning' | 'other'

/** How much of what the game prints is shown. */
export const FILTERS = ['all', 'warnings', 'errors'] as const
export type LevelFilter = (typeof FILTERS)[number]

/** A level stands near the beginning of a line; what comes later is what the line is about. */
const HEAD = 160

const WORDS: Readonly<Record<Level, RegExp>> = {
  error: /^(?:err(?:or)?|severe|fatal|ftl|fail|crit(?:ical)?|panic|emerg(?:ency)?)$/i,
  warning: /^(?:warn(?:ing)?|wrn)$/i,
  other: /^(?:trace|debug|dbg|verbose|vrb|fine[rs]?t?|config|notice|info(?:rmation)?|inf|log)$/i,
}
const WORD = /\b[a-z]{3,11}\b/gi

/** What may stand before and after the name of a level. Elsewhere it is a word like any other, as in a chat. */
const PLACES: readonly (readonly [before: RegExp, after: RegExp])[] = [
  // [WARN] · [Server thread/WARN] · |WARNING |
  [/[[(/|]\s*$/, /^\s*[\])|]/],
  // [12:00:00 WARN]
  [/\d[\d.,Z]*\s+$/, /^\s*[\])]/],
  // SEVERE: · 2026-01-01 12:00:00 ERROR · [12:00:00] warning:
  [/^(?:[\d\s.,:;TZ+/|-]|\[[^\]]*\])*$/, /^(?:[\s:|]|$)/],
  // LogNet: Warning: · server.cpp(12): error:
  [/[\]:]\s*$/, /^:/],
  // 2026-01-01 - name - WARNING - ...
  [/\s[-|]\s+$/, /^\s*[-|:]/],
  // level=warn · "level":"error"
  [/level["']?\s*[=:]\s*["']?$/i, /^/],
]

/** A line of a stack trace belongs to what was said before it, whatever words are in it. */
const TRACE = /^\s*(?:at\s|Caused by\b|Suppressed\b|\.{3}\s*\d)/

/** The level a line of a game says it has, or null when it says none. */
export function levelOf(text: string): Level | null {
  const head = plainText(text).slice(0, HEAD)
  if (TRACE.test(head)) return null
  for (const { 0: word, index } of head.matchAll(WORD)) {
    const level = named(word)
    if (level && isInPlace(head.slice(0, index), head.slice(index + word.length))) return level
  }
  return null
}

const named = (word: string) =>
  (['error', 'warning', 'other'] as const).find((level) => WORDS[level].test(word))

const isInPlace = (before: string, after: string) =>
  PLACES.some(([ahead, behind]) => ahead.test(before) && behind.test(after))

/**
 * Lets through what is of a level, one entry after the other. A line without a level goes with the line before it; what
 * the page itself says, such as that lines are missing, always passes.
 */
export class LevelSieve {
  private readonly filter: LevelFilter
  private level: Level = 'other'

  constructor(filter: LevelFilter) {
    this.filter = filter
  }

  pass(entries: readonly Entry[]): readonly Entry[] {
    return this.filter === 'all' ? entries : entries.filter((entry) => this.isLetThrough(entry))
  }

  private isLetThrough(entry: Entry): boolean {
    // The first line of another run does not belong to the last one of the run before.
    if (entry.kind === 'run') this.level = 'other'
    if (entry.kind !== 'line') return true
    this.level = levelOf(entry.text) ?? this.level
    return this.level === 'error' || (this.level === 'warning' && this.filter === 'warnings')
  }
}
