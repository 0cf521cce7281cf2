import { useI18n } from 'vue-i18n'
import type { Limits } from '@/api/types'
import { useFormat } from '@/ui/format'
import { LIMITS, type LimitName } from '../quotaPlans'

export interface LimitWords {
  /** One limit with its unit, where its name stands beside it. */
  amount: (name: LimitName, value: number) => string
  /** All of them in a line. */
  summary: (limits: Limits) => string
}

/** Says limits in the units people think in. */
export function useLimitWords(): LimitWords {
  const { t } = useI18n()
  const { number, list } = useFormat()

  function say(words: 'amount' | 'full', name: LimitName, value: number): string {
    const inUnit = name === 'cpuMillis' ? value / 1000 : name.endsWith('MiB') ? value / 1024 : value
    return t(`quota.${words}.${name}`, { count: number(inUnit) }, inUnit)
  }
  return {
    amount: (name, value) => say('amount', name, value),
    summary: (limits) => list(LIMITS.map((name) => say('full', name, limits[name]))),
  }
}
