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
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.floor(seconds / size),
  )
}

/** A moment in the reader's own zone, and in the manner of their country when the browser tells it. */
export function moment(iso: string, locale: string): string {
  const regional = navigator.languages.find((tag) => tag.split('-')[0] === locale) ?? locale
  return new Intl.DateTimeFormat(regional, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso))
}
