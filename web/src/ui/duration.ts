import { number, tagOf } from './format'

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** A span in words of the given language, in its largest unit: "3 minutes". Below a second it is "0 seconds". */
export function spanInWords(millis: number, locale: string): string {
  const seconds = Math.max(0, Math.floor(millis / 1000))
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? UNITS[3]
  return number(Math.floor(seconds / size), locale, { style: 'unit', unit, unitDisplay: 'long' })
}

/** The same to the point: in its two largest units, "3 hr, 12 min". */
export function exactSpan(millis: number, locale: string): string {
  const seconds = Math.max(0, Math.floor(millis / 1000))
  const largest = UNITS.findIndex(([, length]) => seconds >= length)
  const units = largest < 0 ? UNITS.slice(-1) : UNITS.slice(largest, largest + 2)
  let rest = seconds
  const parts = units.flatMap(([unit, size], place) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    return place > 0 && count === 0
      ? []
      : [number(count, locale, { style: 'unit', unit, unitDisplay: 'short' })]
  })
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(parts)
}

// Making one takes its time, and there may be hundreds on a page.
const made = new Map<string, Intl.DateTimeFormat>()

function formatOf(locale: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const tag = tagOf(locale)
  const key = `${tag} ${name}`
  const format = made.get(key) ?? new Intl.DateTimeFormat(tag, options)
  made.set(key, format)
  return format
}

/** A moment in the reader's own zone, and in the manner of their country when the browser tells it. */
export function moment(iso: string, locale: string): string {
  return formatOf(locale, 'moment', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso))
}

/** The time of day alone, in the same manner. */
export function timeOfDay(millis: number, locale: string, seconds = false): string {
  const timeStyle = seconds ? 'medium' : 'short'
  return formatOf(locale, timeStyle, { timeStyle }).format(millis)
}
