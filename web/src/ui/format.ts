import { useI18n } from 'vue-i18n'
import { directionOf } from './locale'

/** Bytes in the unit that the panel counts memory and disks in. */
export const MIB = 1024 ** 2
const BYTES = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const

/**
 * The tag by which Intl formats: the language, in the manner of the reader's country when the browser tells it. Arabic
 * keeps Latin digits, so that figures read like the addresses and ports beside them, and the calendar of everybody else.
 */
export function tagOf(locale: string): string {
  const regional = navigator.languages.find((tag) => tag.split('-')[0] === locale) ?? locale
  if (locale !== 'ar') return regional
  return new Intl.Locale(regional, { numberingSystem: 'latn', calendar: 'gregory' }).toString()
}

// Making one takes its time, and there may be hundreds on a page.
const made = new Map<string, Intl.NumberFormat>()

function formatOf(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const tag = tagOf(locale)
  const name = `${tag} ${JSON.stringify(options)}`
  const format = made.get(name) ?? new Intl.NumberFormat(tag, options)
  made.set(name, format)
  return format
}

/** A number as the language writes it. */
export function number(value: number, locale: string, options: Intl.NumberFormatOptions = {}): string {
  return formatOf(locale, options).format(value)
}

/** A share of one, as "12.5%". */
export function percent(share: number, locale: string): string {
  return number(share, locale, { style: 'percent', maximumFractionDigits: 1 })
}

/** An amount of bytes in the largest unit that it fills, as "1.5 GiB". Intl knows only the units by thousands. */
export function bytes(count: number, locale: string): string {
  let [amount, unit] = [count, 0]
  for (; Math.abs(amount) >= 1024 && unit < BYTES.length - 1; unit++) amount /= 1024
  const text = `${number(amount, locale, { maximumFractionDigits: 1 })} ${BYTES[unit]}`
  return directionOf(locale) === 'rtl' ? `\u2066${text}\u2069` : text
}

/** Names one after the other, each in its own direction. */
export function list(names: readonly string[], locale: string): string {
  const isRtl = directionOf(locale) === 'rtl'
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(
    isRtl ? names.map((name) => `\u2068${name}\u2069`) : names,
  )
}

export interface Formats {
  number: (value: number, options?: Intl.NumberFormatOptions) => string
  percent: (share: number) => string
  bytes: (count: number) => string
  list: (names: readonly string[]) => string
}

/** The formats of the language that is shown. */
export function useFormat(): Formats {
  const { locale } = useI18n()
  return {
    number: (value, options) => number(value, locale.value, options),
    percent: (share) => percent(share, locale.value),
    bytes: (count) => bytes(count, locale.value),
    list: (names) => list(names, locale.value),
  }
}
