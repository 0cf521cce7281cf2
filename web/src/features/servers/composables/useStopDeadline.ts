import { useQuery } from '@pinia/colada'
import { computed, type ComputedRef } from 'vue'
import type { Permissions } from '@/api/permissions'
import { templateVersionQuery } from '@/api/templates'
import type { Server } from '@/api/types'
import { useNow } from '@/ui/now'

/**
 * How many seconds a game that is stopping still has before it is killed; never below 0. Null while it does not stop, and for
 * who may not read the template, where it stands.
 */
export function useStopDeadline(
  server: () => Server,
  permissions: () => Permissions,
): ComputedRef<number | null> {
  const now = useNow()
  const mayKnow = computed(() => {
    const { state, templateId } = server()
    return state === 'STOPPING' && templateId !== null && permissions().can('template:read')
  })
  const { data } = useQuery(() => ({
    ...templateVersionQuery({
      tenantId: server().tenantId,
      templateId: server().templateId ?? '',
      version: server().templateVersion,
    }),
    enabled: mayKnow.value,
  }))
  return computed(() => {
    const seconds = data.value?.spec.stop.timeoutSeconds
    if (!mayKnow.value || seconds === undefined) return null
    const left = Date.parse(server().stateSince) / 1000 + seconds - now.value / 1000
    // the panel's clock and this one need not agree
    return Math.min(seconds, Math.max(0, Math.ceil(left)))
  })
}
