import { computed, ref, type ComputedRef, type Ref } from 'vue'
import type { Server } from '@/api/types'

export interface Selection {
  ids: Ref<ReadonlySet<string>>
  /** Those that are selected and shown: nothing is done to what is out of sight. */
  chosen: ComputedRef<Server[]>
  /** With `upTo`, all between the last one that was touched and this. */
  toggle: (serverId: string, upTo: boolean) => void
  /** Selects all that is shown, or nothing when all of it is. */
  toggleAll: () => void
  clear: () => void
  /** Which one was touched last; none when it was all of them. */
  last: () => string | undefined
}

export function useSelection(shown: ComputedRef<readonly Server[]>): Selection {
  const ids = ref<ReadonlySet<string>>(new Set())
  let last: string | undefined
  const chosen = computed(() => shown.value.filter(({ id }) => ids.value.has(id)))

  function toggle(serverId: string, upTo: boolean): void {
    const selects = !ids.value.has(serverId)
    const order = shown.value.map(({ id }) => id)
    const [from, to] = [order.indexOf(last ?? ''), order.indexOf(serverId)].sort((a, b) => a - b)
    const touched = upTo && from !== undefined && from >= 0 ? order.slice(from, (to ?? from) + 1) : [serverId]
    const next = new Set(ids.value)
    for (const id of touched) {
      if (selects) next.add(id)
      else next.delete(id)
    }
    ids.value = next
    last = serverId
  }

  function toggleAll(): void {
    last = undefined
    const isAll = chosen.value.length === shown.value.length
    ids.value = new Set(isAll ? [] : shown.value.map(({ id }) => id))
  }
  return { ids, chosen, toggle, toggleAll, clear: () => (ids.value = new Set()), last: () => last }
}
