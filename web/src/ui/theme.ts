import { computed, ref, watchEffect } from 'vue'

export type ThemeChoice = 'light' | 'dark' | 'system'

const STORED = 'ptn.theme'
const systemDark = matchMedia('(prefers-color-scheme: dark)')
const systemIsDark = ref(systemDark.matches)
systemDark.addEventListener('change', (event) => (systemIsDark.value = event.matches))

export const themeChoice = ref<ThemeChoice>(stored())
export const isDark = computed(
  () => themeChoice.value === 'dark' || (themeChoice.value === 'system' && systemIsDark.value),
)

watchEffect(() => {
  document.documentElement.dataset['theme'] = isDark.value ? 'dark' : 'light'
})

export function chooseTheme(choice: ThemeChoice): void {
  themeChoice.value = choice
  localStorage.setItem(STORED, choice)
}

function stored(): ThemeChoice {
  const value = localStorage.getItem(STORED)
  return value === 'light' || value === 'dark' ? value : 'system'
}
