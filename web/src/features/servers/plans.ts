import type { Resources } from '@/api/types'

export const PLANS = {
  small: { cpuMillis: 1000, memoryMiB: 1024, diskMiB: 2048 },
  medium: { cpuMillis: 2000, memoryMiB: 2048, diskMiB: 5120 },
  large: { cpuMillis: 4000, memoryMiB: 4096, diskMiB: 10240 },
} as const satisfies Record<string, Resources>

export type PlanName = keyof typeof PLANS | 'custom'

/** Bounds of a custom size, inclusive, those of the panel: below them no game starts, above them it is a typing error. */
export const BOUNDS: Record<keyof Resources, readonly [number, number]> = {
  cpuMillis: [100, 64_000],
  memoryMiB: [128, 262_144],
  diskMiB: [256, 2_097_152],
}

/** A whole number within the bounds of its field, or null. */
export function parseAmount(field: keyof Resources, text: string): number | null {
  if (!/^\d{1,9}$/.test(text.trim())) return null
  const value = Number(text)
  const [least, most] = BOUNDS[field]
  return value >= least && value <= most ? value : null
}
