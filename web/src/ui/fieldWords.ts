import { useI18n } from 'vue-i18n'

/** What is wrong with a field: the page's own finding, or the panel's. */
export interface Fault {
  code?: string
  /** Said when the code is none the page has words for. */
  message?: string
  params?: Record<string, unknown>
}

/** Says what is wrong with a field in the reader's language. */
export function useFieldWords(): (fault: Fault | undefined) => string | undefined {
  const { t, te } = useI18n()
  return (fault) => {
    const key = `field.${fault?.code}`
    return fault?.code && te(key) ? t(key, fault.params ?? {}) : fault?.message
  }
}
