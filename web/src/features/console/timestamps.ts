import { tagOf } from '@/ui/format'

const DIM = '\x1b[90m'

/** Writes the local time of a moment, always as wide; blanks for what has none. */
export class Clock {
  private readonly format: Intl.DateTimeFormat
  private readonly blank: string

  constructor(locale: string) {
    this.format = new Intl.DateTimeFormat(tagOf(locale), {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      // "2:03:04 PM" would make lines start at different places.
      hourCycle: 'h23',
    })
    this.blank = ' '.repeat(this.format.format(0).length)
  }

  time(at: string | null): string {
    const moment = at === null ? Number.NaN : Date.parse(at)
    return Number.isNaN(moment) ? this.blank : this.format.format(moment)
  }
}

/**
 * A line with its time before it, for the terminal. A line that is redrawn goes back to behind its time, so that a
 * progress bar does not paint over it; nor is the time erased with the line.
 */
export function stamped(text: string, time: string): string {
  const toStart = `\r\x1b[${time.length + 1}C`
  // eslint-disable-next-line no-control-regex
  const body = text.replace(/\x1b\[([12])K|\r/g, (_sequence, what?: string) => {
    if (what === undefined) return toStart
    // "Erase the line", with the place remembered; erasing only what is before that place is not worth its time.
    return what === '2' ? `\x1b7${toStart}\x1b[K\x1b8` : ''
  })
  return `${DIM}${time}\x1b[0m ${body}`
}
