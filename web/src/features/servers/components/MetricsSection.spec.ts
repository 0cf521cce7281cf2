import { fireEvent, screen } from '@testing-library/vue'
import { describe, expect, it, vi } from 'vitest'
import { keys } from '@/api/keys'
import type { Permissions } from '@/api/permissions'
import type { Sample, Server } from '@/api/types'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, only, sample, server } from '../../../../tests/things'
import MetricsSection from './MetricsSection.vue'

vi.mock('uplot', async () => await import('../../../../tests/fakeChart'))

const open = (one: Server, permissions: Permissions = everything) =>
  show(MetricsSection, { server: one, permissions })

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()

describe('how a server fared', () => {
  const measured = (one: Server, samples: Sample[]) =>
    answer('get', `/tenants/t1/servers/${one.id}/metrics`, { range: '1h', samples } as never)

  it('should be drawn for processor, memory and players, with what is true now', async () => {
    // given
    const one = server()
    const { requests } = measured(one, [
      { at: ago(60), players: 2, maxPlayers: 20, cpuMillis: 250, memoryMiB: 300 },
      { at: ago(20), players: 3, maxPlayers: 20, cpuMillis: 500, memoryMiB: 512 },
    ])
    // when
    await open(one)
    // then
    expect(
      await screen.findByRole('img', { name: 'Processor: now 50%, lowest 25%, highest 50%' }),
    ).toBeTruthy()
    expect(
      screen.getByRole('img', { name: 'Memory: now 512 MiB, lowest 300 MiB, highest 512 MiB' }),
    ).toBeTruthy()
    expect(screen.getByRole('img', { name: 'Players: now 3, lowest 2, highest 3' })).toBeTruthy()
    expect(screen.getByText('of 1 core')).toBeTruthy()
    expect(screen.getByText('of 20')).toBeTruthy()
    expect(requests[0]?.url).toContain('range=1h')
    await expectAccessible()
  })

  it('should be asked for again when the feed says that something was measured', async () => {
    // given
    const one = server()
    measured(one, [sample({ at: ago(60), players: 2 })])
    const { cache } = await open(one)
    await screen.findByRole('img', { name: /^Players: now 2/ })
    measured(one, [sample({ at: ago(60), players: 2 }), sample({ at: ago(1), players: 7 })])
    // when
    await cache.invalidateQueries({ key: keys.metrics('t1', one.id) })
    // then
    expect(await screen.findByRole('img', { name: /^Players: now 7/ })).toBeTruthy()
  })

  it('should say why there is nothing of it', async () => {
    // given
    const one = server()
    measured(
      one,
      [80, 60, 40, 20].map((seconds) => sample({ at: ago(seconds), memoryMiB: 300 })),
    )
    // when
    await open(one)
    // then
    expect(await screen.findByText('The cluster of this server does not measure this.')).toBeTruthy()
    expect(screen.getByText('The game was not asked for its players, or did not answer.')).toBeTruthy()
    expect(screen.getByRole('region', { name: 'Memory' }).textContent).toContain('300 MiB')
  })

  it('should not say that the cluster does not measure before it has had time to', async () => {
    // given
    const one = server()
    measured(one, [sample({ at: ago(20), players: 1 })])
    // when
    await open(one)
    // then
    expect(await screen.findAllByText(/^Nothing has been measured yet/)).toHaveLength(2)
    expect(screen.queryByText('The cluster of this server does not measure this.')).toBeNull()
  })

  it.each([
    ['STOPPED', 'Nothing was measured in the last hour: the game does not run.'],
    ['RUNNING', 'Nothing has been measured yet.'],
  ] as const)('should say so when nothing was measured of one that is %s', async (state, words) => {
    // given
    const one = server({ state })
    measured(one, [])
    // when
    await open(one)
    // then
    expect(await screen.findByText(new RegExp(words))).toBeTruthy()
    await expectAccessible()
  })

  it('should name no present value once the game has stopped', async () => {
    // given
    const one = server({ state: 'STOPPED' })
    measured(one, [sample({ at: ago(20), players: 4 })])
    // when
    await open(one)
    // then
    expect(await screen.findByRole('img', { name: 'Players: lowest 4, highest 4' })).toBeTruthy()
  })

  it('should be nothing for who may not know, and no request', async () => {
    // given
    const one = server()
    const { requests } = measured(one, [])
    // when
    await open(one, only('server:read'))
    // then
    expect(screen.queryByText('The last hour')).toBeNull()
    expect(requests).toHaveLength(0)
  })

  it('should offer to ask again when it could not be had', async () => {
    // given
    const one = server()
    refuse('get', `/tenants/t1/servers/${one.id}/metrics`, 503, 'unavailable')
    await open(one)
    const again = await screen.findByRole('button', { name: 'Try again' })
    measured(one, [sample({ at: ago(20), players: 4 })])
    // when
    await fireEvent.click(again)
    // then
    expect(await screen.findByRole('img', { name: /^Players/ })).toBeTruthy()
  })
})
