import { ref, shallowReactive } from 'vue'
import type { ServerStatsData, ServerUsage } from './types'

/** As the panel tells them: what falls into a step is one point of a picture. */
const STEP_MS = 120_000
const STEPS = 30

export type Measure = 'cpuMillis' | 'memoryMiB' | 'players'

type Values = readonly (number | null)[]

interface Hour {
  /** The number of the step that its values end with. */
  last: number
  values: Record<Measure, Values>
  /** When CPU or memory were measured last; 0 when never. */
  measuredAt: number
  /** How far this clock is ahead of the cluster's, as far as the quickest frame can tell; null before the first. */
  ahead: number | null
}

const nothing: Values = Array.from({ length: STEPS }, () => null)
const stepOf = (at: number) => Math.floor(at / STEP_MS)

/**
 * The last hour of each server, in steps: what the panel told of it when it was asked, and since then the live feed. Both are kept
 * for each server alone, so that a list is neither drawn nor asked for anew because it is sorted in another way.
 */
export class UsageSamples {
  private readonly known = shallowReactive(new Map<string, Hour>())
  /** Whoever shows what was told under an older one asks again. */
  readonly epoch = ref(0)
  private readonly now: () => number

  constructor(now: () => number = Date.now) {
    this.now = now
  }

  /** Oldest first; null where nothing was measured. */
  of(serverId: string, measure: Measure): Values {
    return this.known.get(serverId)?.values[measure] ?? []
  }

  /** The newest value, as long as it tells of the present: of `now` by this clock, of the run that began at `since`. */
  present(serverId: string, measure: Measure, now: number, since: string): number | null {
    const hour = this.known.get(serverId)
    if (!hour || hour.measuredAt < Date.parse(since)) return null
    const age = Math.max(0, stepOf(now - (hour.ahead ?? 0)) - hour.last)
    const values = hour.values[measure]
    return age > 1 ? null : (values.at(-1) ?? (age === 0 ? values.at(-2) : null) ?? null)
  }

  add({ serverId, players, cpuMillis, memoryMiB, at }: Omit<ServerStatsData, 'tenantId'>): void {
    const moment = Date.parse(at)
    const late = this.now() - moment
    const ahead = Math.min(late, this.known.get(serverId)?.ahead ?? late)
    const step = stepOf(moment)
    const hour = this.upTo(serverId, step)
    if (step < hour.last) return
    const told = { cpuMillis, memoryMiB, players: players?.online }
    const isMeasured = (cpuMillis ?? memoryMiB ?? null) !== null
    const measuredAt = isMeasured ? Math.max(moment, hour.measuredAt) : hour.measuredAt
    // the newest stands for its step, so that the picture ends with what is said beside it
    this.set(serverId, { ...hour, measuredAt, ahead }, (measure) => [
      ...hour.values[measure].slice(0, -1),
      told[measure] ?? hour.values[measure].at(-1) ?? null,
    ])
  }

  /** What was before, as the panel answered; what came by the feed meanwhile is newer. */
  learn({ serverId, from, stepSeconds, ...answer }: ServerUsage): void {
    const first = stepOf(Date.parse(from))
    const each = (stepSeconds * 1000) / STEP_MS
    const last = first + Math.floor((answer.cpuMillis.length - 1) * each)
    const hour = this.upTo(serverId, last)
    const newest = Math.max(lastMeasured(answer.cpuMillis), lastMeasured(answer.memoryMiB))
    const measuredAt = Math.max(hour.measuredAt, Date.parse(from) + (newest + 1) * stepSeconds * 1000)
    this.set(serverId, { ...hour, measuredAt: newest < 0 ? hour.measuredAt : measuredAt }, (measure) => {
      const values = [...hour.values[measure]]
      answer[measure].forEach((value, index) => {
        const place = STEPS - 1 - (hour.last - first - Math.floor(index * each))
        if (place >= 0) values[place] ??= value
      })
      return values
    })
  }

  /** Not all that happened was told: what is shown is asked for anew. */
  renew(): void {
    this.epoch.value++
  }

  forget(serverId: string): void {
    this.known.delete(serverId)
  }

  /** For whoever comes next. */
  clear(): void {
    this.known.clear()
    this.renew()
  }

  /** The hour as it is known, moved on to that step. */
  private upTo(serverId: string, step: number): Hour {
    const hour = this.known.get(serverId)
    const move = (values: Values) =>
      hour ? [...values, ...nothing.slice(0, Math.max(0, step - hour.last))].slice(-STEPS) : nothing
    return {
      last: Math.max(step, hour?.last ?? 0),
      values: hour ? mapped((measure) => move(hour.values[measure])) : mapped(() => nothing),
      measuredAt: hour?.measuredAt ?? 0,
      ahead: hour?.ahead ?? null,
    }
  }

  private set(serverId: string, hour: Hour, values: (measure: Measure) => Values): void {
    this.known.set(serverId, { ...hour, values: mapped(values) })
  }
}

const lastMeasured = (values: Values) => values.findLastIndex((value) => value !== null)

const mapped = (values: (measure: Measure) => Values): Record<Measure, Values> => ({
  cpuMillis: values('cpuMillis'),
  memoryMiB: values('memoryMiB'),
  players: values('players'),
})

/** The page's own. */
export const usageSamples = new UsageSamples()
