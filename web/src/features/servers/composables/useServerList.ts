import { computed, type ComputedRef, type Ref, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Server } from '@/api/types'
import { hasTag } from '@/ui/tagKey'
import { addressText } from '../addressText'

export const SORTS = ['name', 'state', 'players', 'changed'] as const
export type Sort = (typeof SORTS)[number]

export interface ServerList {
  search: WritableComputedRef<string>
  /** A state, or empty for all of them. */
  state: WritableComputedRef<string>
  /** The id of a template, or empty. */
  template: WritableComputedRef<string>
  /** A server is shown that has all of them. */
  tags: WritableComputedRef<string[]>
  favouritesOnly: WritableComputedRef<boolean>
  sort: WritableComputedRef<Sort>
  /** What is shown, favourites first. */
  found: ComputedRef<Server[]>
  clear: () => void
}

/** What is shown of the list, kept in the address: it can be sent to somebody, and Back undoes each choice. */
export function useServerList(
  servers: Ref<Server[] | undefined>,
  isFavourite: (serverId: string) => boolean,
): ServerList {
  const route = useRoute()
  const router = useRouter()

  function part(name: string, ways: 'push' | 'replace' = 'push') {
    return computed({
      get: () => String(route.query[name] ?? ''),
      set: (value: string) => void router[ways]({ query: { ...route.query, [name]: value || undefined } }),
    })
  }
  // each letter would be a step back of its own
  const search = part('q', 'replace')
  const state = part('state')
  const template = part('template')
  const tags = computed({
    get: () =>
      [route.query['tag'] ?? []].flat().filter((tag) => typeof tag === 'string' && tag !== '') as string[],
    set: (wanted) =>
      void router.push({ query: { ...route.query, tag: wanted.length > 0 ? wanted : undefined } }),
  })
  const starred = part('favourites')
  const order = part('sort')
  const favouritesOnly = computed({
    get: () => starred.value === '1',
    set: (only) => (starred.value = only ? '1' : ''),
  })
  const sort = computed<Sort>({
    get: () => SORTS.find((known) => known === order.value) ?? 'name',
    set: (wanted) => (order.value = wanted === 'name' ? '' : wanted),
  })

  const found = computed(() => {
    const byOrder = ORDERS[sort.value]
    return (servers.value ?? [])
      .filter(
        (server) =>
          matches(server, search.value) &&
          (state.value === '' || server.state === state.value) &&
          (template.value === '' || server.templateId === template.value) &&
          tags.value.every((tag) => hasTag(server.tags, tag)) &&
          (!favouritesOnly.value || isFavourite(server.id)),
      )
      .sort(
        (a, b) =>
          Number(isFavourite(b.id)) - Number(isFavourite(a.id)) ||
          byOrder(a, b) ||
          names.compare(a.name, b.name),
      )
  })

  function clear(): void {
    void router.push({
      query: {
        ...route.query,
        ...{ q: undefined, state: undefined, template: undefined, tag: undefined, favourites: undefined },
      },
    })
  }
  return { search, state, template, tags, favouritesOnly, sort, found, clear }
}

const names = new Intl.Collator(undefined, { numeric: true })

/** What needs somebody comes first, what rests comes last. */
const URGENCY =
  'CRASHED FAILED UNKNOWN INSTALLING STARTING STOPPING DELETING RUNNING STOPPED SUSPENDED'.split(' ')

const ORDERS: Record<Sort, (a: Server, b: Server) => number> = {
  name: (a, b) => names.compare(a.name, b.name),
  state: (a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state),
  players: (a, b) => (b.players?.online ?? -1) - (a.players?.online ?? -1),
  changed: (a, b) => Date.parse(b.stateSince) - Date.parse(a.stateSince),
}

export function matches(server: Server, search: string): boolean {
  const needle = search.trim().toLowerCase()
  if (needle === '') return true
  const hay = [server.name, server.state, server.address ? addressText(server.address) : '', ...server.tags]
  return hay.some((text) => text.toLowerCase().includes(needle))
}
