import { describe, expect, it } from 'vitest'
import { serverUsage } from '../../tests/things'
import { UsageSamples } from './samples'

const START = Date.UTC(2026, 0, 1, 10)
const minute = (count: number) => START + count * 60_000
const at = (count: number) => new Date(minute(count)).toISOString()
const players = (online: number) => ({ online, max: 20 })
const nothing = (count: number) => Array.from({ length: count }, () => null)

describe('UsageSamples', () => {
  it('should keep the newest of each step of each server, with gaps', () => {
    // given
    const samples = new UsageSamples()
    // when
    samples.add({ serverId: 's1', players: players(1), cpuMillis: 100, memoryMiB: 300, at: at(0) })
    samples.add({ serverId: 's1', players: players(2), cpuMillis: 200, memoryMiB: null, at: at(1) })
    samples.add({ serverId: 's2', players: players(9), at: at(1) })
    samples.add({ serverId: 's1', players: null, cpuMillis: 50, memoryMiB: 310, at: at(4) })
    // then
    expect(samples.of('s1', 'cpuMillis').slice(-4)).toEqual([null, 200, null, 50])
    expect(samples.of('s1', 'memoryMiB').slice(-3)).toEqual([300, null, 310])
    expect(samples.of('s1', 'players').slice(-3)).toEqual([2, null, null])
    expect(samples.of('s2', 'players')).toEqual([...nothing(29), 9])
    expect(samples.of('s2', 'cpuMillis')).toEqual(nothing(30))
  })

  it('should keep an hour and nothing that comes late', () => {
    const samples = new UsageSamples()
    samples.add({ serverId: 's1', players: players(1), at: at(0) })
    samples.add({ serverId: 's1', players: players(2), at: at(58) })
    samples.add({ serverId: 's1', players: players(7), at: at(40) })
    expect(samples.of('s1', 'players')).toEqual([1, ...nothing(28), 2])
    samples.add({ serverId: 's1', players: players(3), at: at(60) })
    expect(samples.of('s1', 'players')).toEqual([...nothing(28), 2, 3])
    samples.add({ serverId: 's1', players: players(4), at: at(600) })
    expect(samples.of('s1', 'players')).toEqual([...nothing(29), 4])
  })

  it('should put what was before under what the feed told meanwhile', () => {
    // given
    const samples = new UsageSamples()
    samples.add({ serverId: 's1', players: players(5), cpuMillis: 700, at: at(60) })
    // when: asked a step before
    samples.learn(
      serverUsage('s1', {
        from: at(0),
        cpuMillis: Array.from({ length: 30 }, (_, i) => i),
        memoryMiB: nothing(30),
        players: [...nothing(29), 4],
      }),
    )
    // then
    expect(samples.of('s1', 'cpuMillis')).toEqual([...Array.from({ length: 29 }, (_, i) => i + 1), 700])
    expect(samples.of('s1', 'players').slice(-2)).toEqual([4, 5])
    expect(samples.of('s1', 'memoryMiB')).toEqual(nothing(30))
  })

  it('should take what was told for the present only as long as it is', () => {
    const samples = new UsageSamples(() => minute(3))
    samples.add({ serverId: 's1', players: null, cpuMillis: 700, at: at(3) })
    const seen = [1, 3, 5, 6, 90].map((count) => samples.present('s1', 'cpuMillis', minute(count), at(0)))
    expect(seen).toEqual([700, 700, 700, null, null])
    samples.add({ serverId: 's1', players: null, cpuMillis: null, at: at(4) })
    expect(samples.present('s1', 'cpuMillis', minute(4), at(0))).toBe(700)
    expect(samples.present('s1', 'memoryMiB', minute(4), at(0))).toBeNull()
    expect(samples.present('s2', 'cpuMillis', minute(4), at(0))).toBeNull()
  })

  it.each([-600_000, 600_000])('should know the present whatever this clock says: %d ms ahead', (ahead) => {
    const here = (count: number) => minute(count) + ahead
    let now = here(3)
    const samples = new UsageSamples(() => now)
    samples.add({ serverId: 's1', players: null, cpuMillis: 700, at: at(3) })
    now = here(9)
    // one that was long on its way says nothing of the clock, and another cluster has its own
    samples.add({ serverId: 's1', players: null, cpuMillis: 700, at: at(3) })
    samples.add({ serverId: 's2', players: null, cpuMillis: 100, at: at(90) })
    const seen = [3, 5, 9].map((count) => samples.present('s1', 'cpuMillis', here(count), at(0)))
    expect(seen).toEqual([700, 700, null])
  })

  it('should not take the run before for the present one', () => {
    // given
    const samples = new UsageSamples(() => minute(4))
    samples.learn(serverUsage('s1', { from: at(0), cpuMillis: [900], memoryMiB: [null], players: [null] }))
    samples.add({ serverId: 's1', players: null, cpuMillis: 950, at: at(3) })
    samples.add({ serverId: 's1', players: players(1), cpuMillis: null, at: at(4) })
    // then
    const present = () => samples.present('s1', 'cpuMillis', minute(4), at(3.5))
    expect(present()).toBeNull()
    expect(samples.of('s1', 'cpuMillis').slice(-2)).toContain(950)
    // when
    samples.add({ serverId: 's1', players: null, cpuMillis: 80, at: at(4) })
    // then
    expect(present()).toBe(80)
  })

  it('should know nothing of what was forgotten, and have all asked anew when somebody else comes', () => {
    const samples = new UsageSamples()
    samples.add({ serverId: 's1', players: players(2), at: at(1) })
    samples.add({ serverId: 's2', players: players(2), at: at(1) })
    samples.forget('s1')
    expect(samples.of('s1', 'players')).toEqual([])
    samples.clear()
    expect(samples.of('s2', 'players')).toEqual([])
    expect(samples.epoch.value).toBe(1)
  })
})
