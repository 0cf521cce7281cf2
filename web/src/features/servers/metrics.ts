import type { Sample } from '@/api/types'
import type { Series } from '@/ui/chartLook'

/** How far back is shown, in seconds. */
export const SPAN = 3600
/** The panel looks every 15 to 60 seconds: after so many without a word nothing is known. */
const SILENCE = 150

const seconds = ({ at }: Sample) => Date.parse(at) / 1000

/** What was measured since `from`, with a gap wherever the game did not run. */
export function seriesOf(
  samples: readonly Sample[],
  from: number,
  pick: (sample: Sample) => number | null | undefined,
): Series {
  const times: number[] = []
  const values: (number | null)[] = []
  for (const sample of samples) {
    const at = seconds(sample)
    if (at < from) continue
    const before = times.at(-1)
    if (before !== undefined && at - before > SILENCE) {
      times.push(before + 1)
      values.push(null)
    }
    times.push(at)
    values.push(pick(sample) ?? null)
  }
  return { times, values }
}

/** The last value, as long as it is still true. */
export function presentOf({ times, values }: Series, now: number): number | null {
  const last = values.length - 1
  return now - (times[last] ?? -Infinity) > SILENCE ? null : (values[last] ?? null)
}

/** Up to when a chart goes: now, or what was measured last where the clocks do not agree. */
export function endOf(samples: readonly Sample[], now: number): number {
  const last = samples.at(-1)
  return last ? Math.max(now, seconds(last)) : now
}
