import type { Address } from '@/api/types'

/** What a player types into the game. An IPv6 host needs its brackets to be told from the port. */
export function addressText({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}
