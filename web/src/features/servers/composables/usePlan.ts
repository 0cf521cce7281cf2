import { computed, reactive, ref, type ComputedRef, type Ref } from 'vue'
import type { Resources } from '@/api/types'
import { parseAmount, PLANS, type PlanName } from '../plans'

export type CustomPlan = Record<keyof Resources, string>

/** The size of a server: one of the plans, or numbers of one's own. `resources` is null while they make no sense. */
export function usePlan(): {
  name: Ref<PlanName>
  custom: CustomPlan
  resources: ComputedRef<Resources | null>
} {
  const name = ref<PlanName>('small')
  const custom = reactive<CustomPlan>({
    cpuMillis: String(PLANS.small.cpuMillis),
    memoryMiB: String(PLANS.small.memoryMiB),
    diskMiB: String(PLANS.small.diskMiB),
  })
  const resources = computed(() => (name.value === 'custom' ? parsed(custom) : { ...PLANS[name.value] }))
  return { name, custom, resources }
}

function parsed(custom: CustomPlan): Resources | null {
  const cpuMillis = parseAmount('cpuMillis', custom.cpuMillis)
  const memoryMiB = parseAmount('memoryMiB', custom.memoryMiB)
  const diskMiB = parseAmount('diskMiB', custom.diskMiB)
  if (cpuMillis === null || memoryMiB === null || diskMiB === null) return null
  return { cpuMillis, memoryMiB, diskMiB }
}
