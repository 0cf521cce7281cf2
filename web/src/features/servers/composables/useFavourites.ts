import { ref, watch, type Ref } from 'vue'

export interface Favourites {
  ids: Ref<ReadonlySet<string>>
  has: (serverId: string) => boolean
  toggle: (serverId: string) => void
}

/** The servers somebody marked in a community, remembered by this browser: the panel does not keep them. */
export function useFavourites(tenantId: () => string): Favourites {
  const stored = () => `ptn.favourites.${tenantId()}`
  const ids = ref<ReadonlySet<string>>(read(stored()))
  watch(tenantId, () => (ids.value = read(stored())))

  function toggle(serverId: string): void {
    const marked = new Set(ids.value)
    if (!marked.delete(serverId)) marked.add(serverId)
    ids.value = marked
    localStorage.setItem(stored(), JSON.stringify([...marked]))
  }
  return { ids, has: (serverId) => ids.value.has(serverId), toggle }
}

function read(name: string): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? '[]')
    return new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [])
  } catch {
    return new Set()
  }
}
