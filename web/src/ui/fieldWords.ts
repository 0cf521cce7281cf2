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
    // of a rule that a template has for a value, each has its own words
    const rule = `rule.${String(fault?.params?.['rule']).replace('rule.', '').replace('.', '-')}`
    const key = fault?.code === 'breaks-rule' && te(rule) ? rule : `field.${fault?.code}`
    return fault?.code && te(key) ? t(key, written(fault.params)) : fault?.message
  }
}

function written(params: Fault['params']): Record<string, unknown> {
  const entries = Object.entries(params ?? {})
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
}
