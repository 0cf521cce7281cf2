import { afterEach, describe, expect, it, vi } from 'vitest'
import { i18n, preferredLocale, setLocale } from './locale'

const { t } = i18n.global

describe('Arabic', () => {
  afterEach(() => setLocale('en', false))

  it('should be shown from right to left', async () => {
    await setLocale('ar', false)
    expect(document.documentElement.lang).toBe('ar')
    expect(document.documentElement.dir).toBe('rtl')
    await setLocale('de', false)
    expect(document.documentElement.dir).toBe('ltr')
  })

  it('should be chosen for whoever prefers it', () => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['fr', 'ar-EG', 'en'])
    expect(preferredLocale()).toBe('ar')
  })

  it.each([
    [0, 'بلا خوادم'],
    [1, 'خادم واحد'],
    [2, 'خادمان'],
    [3, '3 خوادم'],
    [11, '11 خادمًا'],
    [100, '100 خادم'],
  ])('should count %d as its grammar does', async (count, text) => {
    await setLocale('ar', false)
    expect(t('quota.full.servers', { count }, count)).toBe(text)
  })

  it('should take the general form for a part of one', async () => {
    await setLocale('ar', false)
    expect(t('overview.cores', { count: '0.5' }, 0.5)).toBe('0.5 نواة')
  })
})
