import { useQueryCache } from '@pinia/colada'
import { keys } from '@/api/keys'

/** Has everything read anew that a new version changes: servers too say which version is the newest. */
export function useTemplateCache() {
  const cache = useQueryCache()
  return {
    changed: async (tenantId: string) => {
      await Promise.all([
        cache.invalidateQueries({ key: keys.templates(tenantId) }),
        cache.invalidateQueries({ key: keys.serversOf(tenantId) }),
      ])
    },
  }
}
