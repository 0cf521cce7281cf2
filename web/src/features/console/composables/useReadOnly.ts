import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Permissions } from '@/api/permissions'
import type { Server, ServerState } from '@/api/types'

/** Why nothing can be typed now, or undefined when it can. */
export function useReadOnly(
  server: () => Server,
  permissions: () => Permissions,
  streamState: Readonly<Ref<ServerState | null>>,
): ComputedRef<string | undefined> {
  const { t } = useI18n()
  /** Whoever spoke last knows best: the list, or the console's own stream. */
  const state = ref(server().state)
  watch(
    () => server().state,
    (fresh) => (state.value = fresh),
  )
  watch(streamState, (fresh) => fresh && (state.value = fresh))

  return computed(() => {
    if (!permissions().can('console:execute', server().id)) return t('console.readOnly.permission')
    if (state.value !== 'RUNNING') {
      return t('console.readOnly.state', { state: t(`state.${state.value}`) })
    }
    return undefined
  })
}
