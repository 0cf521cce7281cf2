import { defineQueryOptions } from '@pinia/colada'
import { request } from './http'
import { keys } from './keys'
import type { CatalogueView } from './schema/tenant-service'
import type { PermissionEntry } from './types'

/** All permissions there are, in the panel's order. */
export const catalogueQuery = defineQueryOptions({
  key: keys.catalogue,
  query: async () => (await request<CatalogueView>('GET', '/permissions')).items,
  staleTime: 600_000,
})

export interface ResourceGroup {
  resource: string
  entries: PermissionEntry[]
}

/** Permissions by what they are about, in their order. */
export function byResource(entries: readonly PermissionEntry[]): ResourceGroup[] {
  const found = new Map<string, PermissionEntry[]>()
  for (const entry of entries) found.set(entry.resource, [...(found.get(entry.resource) ?? []), entry])
  return [...found].map(([resource, group]) => ({ resource, entries: group }))
}
