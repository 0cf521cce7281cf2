import { useI18n } from 'vue-i18n'

/** What a reason means to a person, and what to do; one that is not known here, as it is. */
export function useReasonWords(): (reason: string) => string {
  const { t, te } = useI18n()
  return (reason) => (te(`reason.${reason}`) ? t(`reason.${reason}`) : reason)
}
