import { isRedirect } from '@/api/providers'
import type { Identity, Provider } from '@/api/types'

export interface LinkRow {
  provider: string
  name: string
  canLink: boolean
  identity: Identity | undefined
}

/** Every provider that can be linked, then what is linked with one that cannot (any more). */
export function linkRows(providers: readonly Provider[], identities: readonly Identity[]): LinkRow[] {
  const linkable = providers.filter(isRedirect).map(({ id, name }) => ({
    provider: id,
    name,
    canLink: true,
    identity: identities.find(({ provider }) => provider === id),
  }))
  const others = identities
    .filter(({ provider }) => !linkable.some((row) => row.provider === provider))
    .map((identity) => ({
      provider: identity.provider,
      name: providers.find(({ id }) => id === identity.provider)?.name ?? identity.provider,
      canLink: false,
      identity,
    }))
  return [...linkable, ...others]
}
