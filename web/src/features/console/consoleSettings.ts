import { FILTERS, type LevelFilter } from './levels'

/** How somebody likes to read consoles, all of them alike. */
export interface ConsoleSettings {
  timestamps: boolean
  wrap: boolean
  /** In pixels. */
  fontSize: number
  /** Lines of which levels are shown. */
  level: LevelFilter
}

export const SMALLEST = 11
export const LARGEST = 20
const DEFAULTS: ConsoleSettings = { timestamps: false, wrap: true, fontSize: 13, level: 'all' }
const KEY = 'ptn.console'

/** The settings in a text; what makes no sense in it counts as never set. */
export function readSettings(json: string | null): ConsoleSettings {
  const stored = parsed(json)
  const { timestamps, wrap, fontSize, level } = stored
  return {
    timestamps: typeof timestamps === 'boolean' ? timestamps : DEFAULTS.timestamps,
    wrap: typeof wrap === 'boolean' ? wrap : DEFAULTS.wrap,
    fontSize: typeof fontSize === 'number' ? sizeInRange(fontSize) : DEFAULTS.fontSize,
    level: FILTERS.find((known) => known === level) ?? DEFAULTS.level,
  }
}

export function sizeInRange(size: number): number {
  return Number.isFinite(size) ? Math.min(LARGEST, Math.max(SMALLEST, Math.round(size))) : DEFAULTS.fontSize
}

export function loadSettings(): ConsoleSettings {
  try {
    return readSettings(localStorage.getItem(KEY))
  } catch {
    // A browser may refuse its storage: then they last as long as the page.
    return { ...DEFAULTS }
  }
}

export function saveSettings(settings: ConsoleSettings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings))
  } catch {
    // As above: full or refused.
  }
}

function parsed(json: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    // Somebody else's data under our key: begin anew.
    return {}
  }
}
