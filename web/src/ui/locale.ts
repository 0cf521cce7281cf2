import { createI18n } from 'vue-i18n'
import type { MessageSchema } from '@/locales/schema'

export const LOCALES = [
  { code: 'en', name: 'English', dir: 'ltr' },
  { code: 'de', name: 'Deutsch', dir: 'ltr' },
] as const

export type LocaleCode = (typeof LOCALES)[number]['code']

const STORED = 'ptn.locale'

const loaders: Record<LocaleCode, () => Promise<{ default: unknown }>> = {
  en: () => import('@/locales/en.json'),
  de: () => import('@/locales/de.json'),
}

export const i18n = createI18n<[MessageSchema], LocaleCode, false>({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  missingWarn: import.meta.env.DEV,
  fallbackWarn: import.meta.env.DEV,
  messages: {} as never,
})

/** Loads a language, shows it and remembers the choice. */
export async function setLocale(code: LocaleCode, remember = true): Promise<void> {
  const messages = (await loaders[code]()).default
  i18n.global.setLocaleMessage(code, messages as never)
  i18n.global.locale.value = code
  document.documentElement.lang = code
  document.documentElement.dir = LOCALES.find((locale) => locale.code === code)?.dir ?? 'ltr'
  if (remember) localStorage.setItem(STORED, code)
}

/** The remembered language, else the first of the browser's that is spoken here, else English. */
export function preferredLocale(): LocaleCode {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages]
  for (const tag of wanted) {
    const found = LOCALES.find((locale) => locale.code === tag?.slice(0, 2).toLowerCase())
    if (found) return found.code
  }
  return 'en'
}
