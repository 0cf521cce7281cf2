import type { Fault } from '@/ui/fieldWords'

export const EXPIRIES = ['30', '90', '365', 'date', 'never'] as const
export type Expiry = (typeof EXPIRIES)[number]

const DAY = 86_400_000

/** When a key ends: some days from now, at the end of a day of the reader's own calendar, or never. */
export function expiresAt(expiry: Expiry, date: string, now: number = Date.now()): string | undefined {
  if (expiry === 'never') return undefined
  if (expiry === 'date') return new Date(`${date}T23:59:59`).toISOString()
  return new Date(now + Number(expiry) * DAY).toISOString()
}

export function dateFault(expiry: Expiry, date: string, now: number = Date.now()): Fault | undefined {
  if (expiry !== 'date') return undefined
  const end = Date.parse(`${date}T23:59:59`)
  if (Number.isNaN(end)) return { code: 'required' }
  return end <= now ? { code: 'not-in-future' } : undefined
}

/** Addresses as people write them down: one a line, or with commas between. */
export function addressList(text: string): string[] {
  return text.split(/[\s,;]+/).filter((part) => part !== '')
}
