/** Milliseconds to wait before attempt `attempt` (from 0): 1 s doubling to 30 s, with ± 20 % so that not all come back at once. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const base = Math.min(30_000, 1000 * 2 ** Math.min(attempt, 5))
  return Math.round(base * (0.8 + 0.4 * random()))
}
