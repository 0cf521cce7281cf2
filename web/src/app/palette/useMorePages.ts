import {
  ChartPie,
  KeyRound,
  LayoutTemplate,
  Link,
  Palette,
  ShieldCheck,
  Tags,
  type LucideIcon,
} from '@lucide/vue'
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { NEEDS } from '../needs'
import { usePages } from '../usePages'
import type { Entry } from './arrange'

/** Where the palette leads beyond the navigation: the main pages, and what lies below them. */
export function useMorePages(): ComputedRef<Entry[]> {
  const { t } = useI18n()
  const router = useRouter()
  const { tenant, pages, can } = usePages()

  const below = computed((): [name: string, text: string, icon: LucideIcon][] => [
    ...(tenant.value
      ? ([
          ['roles', 'palette.page.roles', ShieldCheck],
          ...(tenant.value.guildId ? [['mappings', 'palette.page.mappings', Tags] as const] : []),
          ['invitations', 'palette.page.invitations', Link],
          ['import-egg', 'palette.page.importEgg', LayoutTemplate],
          ['quota', 'palette.page.quota', ChartPie],
        ] as [string, string, LucideIcon][])
      : []),
    ['account-sign-in', 'palette.page.signIn', KeyRound],
    ['account-api-keys', 'palette.page.apiKeys', KeyRound],
    ['account-appearance', 'palette.page.appearance', Palette],
  ])

  return computed(() => [
    ...pages.value.map(({ name, text, icon, to, keys, current }) => ({
      id: `page:${name}`,
      text,
      icon,
      keys,
      current,
      run: () => router.push(to),
    })),
    ...below.value
      .filter(([name]) => !NEEDS[name] || can(NEEDS[name]))
      .map(([name, text, icon]) => ({
        id: `page:${name}`,
        text: t(text),
        icon,
        run: () =>
          router.push({
            name,
            params: name.startsWith('account-') ? {} : { tenant: tenant.value?.slug ?? '' },
          }),
      })),
  ])
}
