import { useQuery } from '@pinia/colada'
import { computed, type ComputedRef, type Ref } from 'vue'
import type { Permissions } from '@/api/permissions'
import type { Sample, Server } from '@/api/types'
import { useNow } from '@/ui/now'
import { metricsQuery } from '../api'
import { endOf, SPAN } from '../metrics'

/** So often the end of the charts moves on, in seconds. */
const STEP = 10

export interface Metrics {
  mayRead: ComputedRef<boolean>
  samples: ComputedRef<readonly Sample[] | undefined>
  from: ComputedRef<number>
  until: ComputedRef<number>
  error: Ref<Error | null>
  refetch: () => Promise<unknown>
}

/** What was measured of a server in the last hour. Asked for once; the live feed says when there is more. */
export function useMetrics(server: () => Server, permissions: () => Permissions): Metrics {
  const mayRead = computed(() => permissions().can('metric:read', server().id))
  const { data, error, refetch } = useQuery(() => ({
    ...metricsQuery({ tenantId: server().tenantId, serverId: server().id }),
    enabled: mayRead.value,
  }))
  const now = useNow()
  const stepped = computed(() => Math.floor(now.value / 1000 / STEP) * STEP)
  const until = computed(() => endOf(data.value ?? [], stepped.value))
  return {
    mayRead,
    samples: computed(() => data.value),
    from: computed(() => until.value - SPAN),
    until,
    error,
    refetch: () => refetch(),
  }
}
