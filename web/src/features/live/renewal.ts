import type { EntryKey, QueryCache, UseQueryEntry } from '@pinia/colada'
import { nextTick } from 'vue'
import { keys } from '@/api/keys'
import { Problem } from '@/api/problem'
import type { Tenant, TenantPart } from '@/api/types'

export type RenewedCache = Pick<
  QueryCache,
  'getEntries' | 'getQueryData' | 'invalidate' | 'invalidateQueries' | 'remove' | 'setEntryState'
>

/** The answers that show a part of a tenant. */
const SHOWN: Record<TenantPart, (tenantId: string) => EntryKey[]> = {
  members: (id) => [keys.members(id)],
  roles: (id) => [keys.roles(id), keys.guild(id)],
  invitations: (id) => [keys.invitations(id)],
  subusers: (id) => [keys.subusersOf(id)],
  // servers tell whether there is a newer version of theirs
  templates: (id) => [keys.templates(id), keys.serversOf(id)],
  tenant: (id) => [keys.tenants, keys.tenant(id)],
  // whose cluster went away or came back
  servers: (id) => [keys.serversOf(id)],
}

/** The same of what belongs to no tenant. */
const OF_PLATFORM: Record<string, EntryKey[]> = { clusters: [keys.clusters] }

/** The same of whichever tenant, with what one may do there. */
const ALL_SHOWN: readonly EntryKey[] = [
  keys.tenants,
  ['permissions'],
  ['members'],
  ['roles'],
  ['invitations'],
  ['subusers'],
  ['templates'],
  ['tenant'],
  keys.clusters,
]

/**
 * Asks again for what the feed says is different: at once for what is shown, else the next time it is. The feed tells that it is,
 * not how, and keeps none of it for who was away.
 */
export class Renewal {
  private readonly cache: RenewedCache
  private readonly waiting = new Map<UseQueryEntry, Promise<void>>()

  constructor(cache: RenewedCache) {
    this.cache = cache
  }

  /** After a time without the feed anything may be different. */
  async everything(): Promise<void> {
    await this.renewAll(ALL_SHOWN.flatMap((key) => this.cache.getEntries({ key })))
  }

  /** Parts that this page does not know yet are none of its business. */
  async parts(tenantId: string, parts: readonly string[]): Promise<void> {
    const shown = parts.flatMap((part) => SHOWN[part as TenantPart]?.(tenantId) ?? [])
    await this.renewAll(shown.flatMap((key) => this.cache.getEntries({ key })))
  }

  async platform(parts: readonly string[]): Promise<void> {
    const shown = parts.flatMap((part) => OF_PLATFORM[part] ?? [])
    await this.renewAll(shown.flatMap((key) => this.cache.getEntries({ key })))
  }

  /**
   * What one may do in a tenant is different. The list of one's tenants comes first: of one that is gone nothing more is asked, and
   * nothing is kept.
   */
  async access(tenantId: string): Promise<void> {
    await this.renewAll(this.cache.getEntries({ key: keys.tenants }))
    const tenants = this.cache.getQueryData<Tenant[]>(keys.tenants)
    const isGone = tenants !== undefined && !tenants.some(({ id }) => id === tenantId)
    // its pages are taken down first, so that none of them asks again
    await nextTick()
    const ofTenant = this.cache.getEntries({ predicate: ({ key }) => key[1] === tenantId })
    if (isGone) ofTenant.forEach((entry) => this.cache.remove(entry))
    else await this.renewAll(ofTenant)
  }

  private async renewAll(entries: readonly UseQueryEntry[]): Promise<void> {
    await Promise.all(entries.map((entry) => this.renew(entry)))
  }

  /** What is under way may be from before: it is shown, then asked for once more, however many changes are told meanwhile. */
  private renew(entry: UseQueryEntry): Promise<void> {
    const known = this.waiting.get(entry)
    if (known) return known
    const underWay = entry.pending?.refreshCall
    if (!underWay) return this.ask(entry)
    const renewed = underWay
      .then(() => undefined, ignored)
      .then(() => {
        this.waiting.delete(entry)
        return this.ask(entry)
      })
    this.waiting.set(entry, renewed)
    return renewed
  }

  private async ask(entry: UseQueryEntry): Promise<void> {
    await this.cache.invalidateQueries({ key: entry.key, exact: true }).catch(ignored)
    const { error } = entry.state.value
    const isRefused = error instanceof Problem && (error.status === 403 || error.status === 404)
    // what one may not read any more is not shown any more
    if (isRefused) this.cache.setEntryState(entry, { status: 'error', data: undefined, error })
  }
}

/** Whoever shows the answer shows what went wrong with it. */
const ignored = () => undefined
