import { shallowRef, watch, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { FieldHelp, type FieldTexts } from '../editor/fieldHelp'

const texts: Record<string, () => Promise<{ default: FieldTexts }>> = {
  ar: () => import('../editor/fieldTexts.ar.json'),
  de: () => import('../editor/fieldTexts.de.json'),
  en: () => import('../editor/fieldTexts.en.json'),
}

/** Help for fields in the reader's language; null until its words are there. They are many, so only this page loads them. */
export function useFieldHelp(): ShallowRef<FieldHelp | null> {
  const { t, locale } = useI18n()
  const help = shallowRef<FieldHelp | null>(null)
  const load = async (code: string) => {
    const words = await (texts[code] ?? texts['en'])?.()
    help.value = new FieldHelp(words?.default ?? {}, (key, values) => t(key, values ?? {}))
  }
  watch(locale, load, { immediate: true })
  return help
}
