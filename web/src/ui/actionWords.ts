import { useI18n } from 'vue-i18n'

/** Says an action such as `server:start` in words; one the page has none for is named as it is. */
export function useActionWords(): (action: string) => string {
  const { t, te } = useI18n()
  return (action) => {
    const key = `audit.did.${action.replace(':', '.')}`
    return te(key) ? t(key) : action
  }
}
