import { useI18n } from 'vue-i18n'
import type { Source } from '@/api/types'

/** Says in words where a permission comes from. */
export function useSourceWords(): (source: Source) => string {
  const { t, te } = useI18n()
  return ({ kind, name = '', discordRole = '' }) => {
    if (kind === 'DISCORD_PERMISSION') {
      const known = `discordPermission.${name}`
      return t('source.DISCORD_PERMISSION', { name: te(known) ? t(known) : name })
    }
    return te(`source.${kind}`) ? t(`source.${kind}`, { name, discordRole }) : name || kind
  }
}
