import { describe, expect, it } from 'vitest'
import { PlayerSamples } from './samples'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString()
const players = (online: number) => ({ online, max: 20 })

describe('PlayerSamples', () => {
  it('should keep what was seen of each server, oldest first', () => {
    const samples = new PlayerSamples()
    samples.add({ serverId: 's1', players: players(1), at: at(0) })
    samples.add({ serverId: 's1', players: players(3), at: at(1) })
    samples.add({ serverId: 's2', players: players(9), at: at(1) })
    expect(samples.of('s1').map(({ online }) => online)).toEqual([1, 3])
  })

  it('should keep the last hour alone, and no more than a number', () => {
    const samples = new PlayerSamples()
    samples.add({ serverId: 's1', players: players(1), at: at(0) })
    samples.add({ serverId: 's1', players: players(2), at: at(61) })
    expect(samples.of('s1').map(({ online }) => online)).toEqual([2])
    for (let second = 0; second < 200; second++) {
      samples.add({
        serverId: 's1',
        players: players(second),
        at: new Date(Date.UTC(2026, 1, 1, 0, 0, second)).toISOString(),
      })
    }
    expect(samples.of('s1')).toHaveLength(120)
  })

  it('should know nothing of what is not told or was forgotten', () => {
    const samples = new PlayerSamples()
    samples.add({ serverId: 's1', players: null, at: at(0) })
    expect(samples.of('s1')).toEqual([])
    samples.add({ serverId: 's1', players: players(2), at: at(1) })
    samples.forget('s1')
    expect(samples.of('s1')).toEqual([])
  })
})
