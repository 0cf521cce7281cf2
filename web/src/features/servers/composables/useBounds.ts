import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { StartupVariable } from '@/api/types'

/** More is no value of any rule, and no environment takes it. */
const LONGEST = 2_000
const KEYBOARDS = { INTEGER: 'numeric', NUMBER: 'decimal', URL: 'url' } as const

/** How far a value may go, in words where the template does not say so itself, and for the field it is typed in. */
export function useBounds(variable: () => StartupVariable): {
  words: ComputedRef<string>
  attributes: ComputedRef<{ maxlength: number; inputmode: 'numeric' | 'decimal' | 'url' | undefined }>
} {
  const { t, n } = useI18n()
  const field = computed(() => variable().field)
  const isSaid = (bound: number) => variable().description?.includes(String(bound)) ?? false
  const words = computed(() => {
    const { type, min, max, maxLength, choices } = field.value
    if (type === 'TEXT' && maxLength !== undefined && choices.length === 0) {
      return isSaid(maxLength) ? '' : t('startup.bounds.longest', { count: n(maxLength) }, maxLength)
    }
    if (type !== 'INTEGER' && type !== 'NUMBER') return ''
    if (min !== undefined && max !== undefined) {
      return isSaid(max) ? '' : t('startup.bounds.between', { min: n(min), max: n(max) })
    }
    if (min !== undefined && !isSaid(min)) return t('startup.bounds.least', { min: n(min) })
    return max !== undefined && !isSaid(max) ? t('startup.bounds.most', { max: n(max) }) : ''
  })
  const attributes = computed(() => {
    const { type, maxLength } = field.value
    return {
      maxlength: type === 'TEXT' ? Math.min(maxLength ?? LONGEST, LONGEST) : LONGEST,
      inputmode: type in KEYBOARDS ? KEYBOARDS[type as keyof typeof KEYBOARDS] : undefined,
    }
  })
  return { words, attributes }
}
