import { afterEach, describe, expect, it, vi } from 'vitest'
import { moment, spanInWords } from './duration'
import { bytes, list, number, percent } from './format'

const readers = (...languages: string[]) => vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages)

describe('formats', () => {
  afterEach(() => vi.restoreAllMocks())

  it.each([
    ['en', '1,234.5'],
    ['de', '1.234,5'],
    ['ar', '1,234.5'],
  ])('should write numbers in %s', (locale, text) => expect(number(1234.5, locale)).toBe(text))

  it.each([
    ['en', '12.5%'],
    ['de', '12,5\u00a0%'],
    ['ar', '12.5\u200e%\u200e'],
  ])('should write shares in %s', (locale, text) => expect(percent(0.125, locale)).toBe(text))

  it.each([
    ['en', 0, '0 B'],
    ['en', 1023, '1,023 B'],
    ['en', 1024, '1 KiB'],
    ['en', 1.5 * 1024 ** 3, '1.5 GiB'],
    ['en', 2 ** 62, '4,096 PiB'],
    ['de', 1.5 * 1024 ** 3, '1,5 GiB'],
    ['ar', 1.5 * 1024 ** 3, '\u20661.5 GiB\u2069'],
  ])('should write bytes in %s: %d', (locale, count, text) => expect(bytes(count, locale)).toBe(text))

  it.each([
    ['en', 'Ada, Bea, Cy'],
    ['de', 'Ada, Bea und Cy'],
    ['ar', '\u2068Ada\u2069، و\u2068Bea\u2069، و\u2068Cy\u2069'],
  ])('should write names in %s', (locale, text) => expect(list(['Ada', 'Bea', 'Cy'], locale)).toBe(text))

  it.each([
    [90_000_000, 'en', '1 day'],
    [7_200_000, 'de', '2 Stunden'],
    [7_200_000, 'ar', 'ساعتان'],
    [180_000, 'ar', '3 دقائق'],
    [-5000, 'en', '0 seconds'],
  ])('should say a span of %d in %s', (millis, locale, text) =>
    expect(spanInWords(millis, locale)).toBe(text),
  )

  it('should write moments in the manner of the country', () => {
    readers('fr-FR', 'en-GB')
    expect(moment('2026-03-04T15:06:00', 'en')).toBe('4 Mar 2026, 15:06')
    expect(moment('2026-03-04T15:06:00', 'de')).toBe('04.03.2026, 15:06')
  })

  it('should keep the digits and the calendar that all else has in Arabic', () => {
    readers('ar-SA')
    expect(moment('2026-03-04T15:06:00', 'ar').replace(/\u200f/g, '')).toBe('04/03/2026، 3:06 م')
    readers('ar-EG')
    expect(number(1234.5, 'ar')).toBe('1,234.5')
  })
})
