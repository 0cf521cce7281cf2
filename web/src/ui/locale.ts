import { createI18n } from 'vue-i18n'
import type { Feature, MessageSchema } from '@/locales/schema'

export const LOCALES = [
  { code: 'en', name: 'English', dir: 'ltr' },
  { code: 'de', name: 'Deutsch', dir: 'ltr' },
  { code: 'ar', name: 'العربية', dir: 'rtl' },
] as const

export type LocaleCode = (typeof LOCALES)[number]['code']

export type Direction = (typeof LOCALES)[number]['dir']

/** Which way a language is written. */
export const directionOf = (code: string): Direction =>
  LOCALES.find((locale) => locale.code === code)?.dir ?? 'ltr'

/**
 * The forms a message has for counts in a language that has more than two, in this order. A form for none is there
 * wherever the language has one, so English messages with and without a word for none meet the same forms.
 */
export const PLURAL_FORMS: Partial<Record<LocaleCode, readonly Intl.LDMLPluralRule[]>> = {
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
}

const STORED = 'ptn.locale'

const files = import.meta.glob<{ default: MessageSchema }>('../locales/*/*.json')
/** What has been asked for so far, in whatever language. */
const wanted = new Set<Feature>(['frame'])
/** What is there, as "language/feature". */
const loaded = new Map<string, Promise<void>>()

const pluralRules = Object.fromEntries(
  Object.entries(PLURAL_FORMS).map(([code, forms]) => {
    const rules = new Intl.PluralRules(code)
    return [code, (count: number) => forms.indexOf(rules.select(count))]
  }),
)

export const i18n = createI18n<[MessageSchema], LocaleCode, false>({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  missingWarn: import.meta.env.DEV,
  fallbackWarn: import.meta.env.DEV,
  messages: {} as never,
  pluralRules,
})

async function fetchWords(code: LocaleCode, feature: Feature): Promise<void> {
  const file = files[`../locales/${code}/${feature}.json`]
  if (!file) throw new Error(`No words of ${feature} in ${code}`)
  i18n.global.mergeLocaleMessage(code, (await file()).default)
}

/** Once for each language and feature; what failed is asked for again. */
async function load(code: LocaleCode): Promise<void> {
  await Promise.all(
    [...wanted].map((feature) => {
      const name = `${code}/${feature}`
      const running = loaded.get(name) ?? fetchWords(code, feature)
      loaded.set(name, running)
      return running.catch((e: unknown) => {
        loaded.delete(name)
        throw e
      })
    }),
  )
}

/** Loads the words of features in the language that is shown. */
export async function loadWords(features: readonly Feature[]): Promise<void> {
  for (const feature of features) wanted.add(feature)
  await load(i18n.global.locale.value)
}

/** Loads a language, shows it and remembers the choice. */
export async function setLocale(code: LocaleCode, remember = true): Promise<void> {
  await load(code)
  i18n.global.locale.value = code
  document.documentElement.lang = code
  document.documentElement.dir = directionOf(code)
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
