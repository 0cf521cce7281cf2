import { useI18n } from 'vue-i18n'
import type { Limits } from '@/api/types'
import { LIMITS, type LimitName } from '../quotaPlans'

export interface LimitWords {
  /** One limit with its unit. */
  amount: (name: LimitName, value: number) => string
  /** All of them in a line. */
  summary: (limits: Limits) => string
}

/** Says limits in the units people think in. */
export function useLimitWords(): LimitWords {
  const { t, n } = useI18n()

  function amount(name: LimitName, value: number): string {
    const inUnit = name === 'cpuMillis' ? value / 1000 : name.endsWith('MiB') ? value / 1024 : value
    return t(`quota.amount.${name}`, { count: n(inUnit) }, inUnit)
  }
  return { amount, summary: (limits) => LIMITS.map((name) => amount(name, limits[name])).join(', ') }
}
