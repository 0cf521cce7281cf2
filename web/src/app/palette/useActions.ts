import { Keyboard, Languages, LogOut, Monitor, Moon, PanelLeft, Plus, Sun } from '@lucide/vue'
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { LOCALES, setLocale } from '@/ui/locale'
import { chooseTheme, themeChoice } from '@/ui/theme'
import { useFrame } from '../frame'
import { usePages } from '../usePages'
import { useSignOut } from '../useSignOut'
import type { Entry } from './arrange'

const THEMES = [
  ['light', Sun],
  ['dark', Moon],
  ['system', Monitor],
] as const

/** What can be done from anywhere. */
export function useActions(): ComputedRef<Entry[]> {
  const { t, locale } = useI18n()
  const router = useRouter()
  const frame = useFrame()
  const end = useSignOut()
  const { tenant, can } = usePages()

  const making = computed((): Entry[] => [
    ...(tenant.value && can('server:create')
      ? [
          {
            id: 'action:create-server',
            text: t('palette.action.createServer'),
            icon: Plus,
            keys: ['c'],
            run: () => router.push({ name: 'new-server', params: { tenant: tenant.value?.slug ?? '' } }),
          },
        ]
      : []),
    {
      id: 'action:add-community',
      text: t('tenant.add.title'),
      icon: Plus,
      run: () => router.push({ name: 'add-tenant' }),
    },
  ])
  const themes = computed((): Entry[] =>
    THEMES.map(([choice, icon]) => ({
      id: `action:theme-${choice}`,
      text: t('palette.action.theme', { theme: t(`theme.${choice}`) }),
      icon,
      current: themeChoice.value === choice,
      run: () => chooseTheme(choice),
    })),
  )
  const languages = computed((): Entry[] =>
    LOCALES.map(({ code, name }) => ({
      id: `action:locale-${code}`,
      text: t('palette.action.language', { language: name }),
      icon: Languages,
      current: locale.value === code,
      run: () => setLocale(code),
    })),
  )

  return computed(() => [
    ...making.value,
    ...themes.value,
    ...languages.value,
    {
      id: 'action:sidebar',
      text: t(frame.isNarrow ? 'sidebar.expand' : 'sidebar.collapse'),
      icon: PanelLeft,
      keys: ['['],
      run: () => frame.toggleSidebar(),
    },
    {
      id: 'action:shortcuts',
      text: t('shortcuts.title'),
      icon: Keyboard,
      keys: ['?'],
      run: () => (frame.sheet = true),
    },
    { id: 'action:sign-out', text: t('frame.signOut'), icon: LogOut, run: end },
  ])
}
