import { defineQueryOptions } from '@pinia/colada'
import { request } from './http'
import { keys } from './keys'
import type { Provider, Providers, RedirectProvider } from './types'

/** The ways to sign in that this installation has. */
export const providersQuery = defineQueryOptions({
  key: keys.providers,
  query: () => request<Providers>('GET', '/auth/providers', { anonymous: true }),
  staleTime: 60_000,
})

export function isRedirect(provider: Provider): provider is RedirectProvider {
  return provider.kind === 'redirect'
}

/** The name people know a provider by; its id when it is no longer configured. */
export function providerName(providers: Providers | undefined, id: string): string {
  return providers?.items.find((provider) => provider.id === id)?.name ?? id
}
