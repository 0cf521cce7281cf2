import type { Limits } from '@/api/types'

export type LimitName = keyof Limits

export const LIMITS: readonly LimitName[] = ['servers', 'cpuMillis', 'memoryMiB', 'diskMiB', 'backups']

/** The most the panel takes, whoever asks. */
export const MOST: Limits = {
  servers: 100_000,
  cpuMillis: 100_000_000,
  memoryMiB: 1_000_000_000,
  diskMiB: 1_000_000_000,
  backups: 1_000_000,
}

/** How much one may give: up to the ceiling, or as much as there is already. Super administrators are not bound by it. */
export function bounds(present: Limits, ceiling: Limits, isSuperAdmin: boolean): Limits {
  if (isSuperAdmin) return MOST
  return Object.fromEntries(
    LIMITS.map((name) => [name, Math.max(present[name], ceiling[name])]),
  ) as unknown as Limits
}

export function fits(wanted: Limits, most: Limits): boolean {
  return LIMITS.every((name) => wanted[name] <= most[name])
}

/** A whole number from 0 to `most`, or null. */
export function parseLimit(text: string, most: number): number | null {
  if (!/^\d{1,10}$/.test(text.trim())) return null
  const value = Number(text)
  return value <= most ? value : null
}
