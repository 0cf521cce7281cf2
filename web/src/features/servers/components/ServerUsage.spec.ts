import { screen, waitFor } from '@testing-library/vue'
import { describe, expect, it, vi } from 'vitest'
import { usageSamples } from '@/api/samples'
import { Permissions } from '@/api/permissions'
import type { Server } from '@/api/types'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, page, server, serverUsage, template, tenant } from '../../../../tests/things'
import ServersPage from './ServersPage.vue'

async function open(servers: Server[], permissions: Permissions = everything) {
  answer('get', '/tenants/t1/templates', page(template()))
  answer('get', '/tenants/t1/servers', page(...servers))
  const shown = await show(ServersPage, { tenant: tenant(), permissions }, '/t/nimbus-crew/servers')
  await screen.findByText(/ of \d/, { selector: 'p' })
  return shown
}
const usage = (...servers: Server[]) => {
  const seen = answer('get', '/tenants/t1/servers/usage', {
    servers: servers.map(({ id }) => serverUsage(id)),
  } as never)
  return () => seen.requests.map(({ url }) => new URL(url).searchParams.getAll('server'))
}

describe('ServerUsage', () => {
  it.each(['table', 'cards'])('should say and draw what a server uses, as %s', async (view) => {
    // given
    localStorage.setItem('ptn.servers.view', view)
    const one = server({ name: 'A', resources: { cpuMillis: 1000, memoryMiB: 1024, diskMiB: 1 } })
    usage(one)
    // when
    const { container } = await open([one])
    // then
    expect(await screen.findByText('Processor: 25% of 1 core')).toBeTruthy()
    expect(screen.getByText('Memory: 512 MiB of 1,024 MiB')).toBeTruthy()
    // of one step there is no line yet
    expect(container.querySelector('svg.w-12 path')).toBeNull()
    for (const step of [1, 2, 3, 4])
      usageSamples.add({
        serverId: one.id,
        players: null,
        cpuMillis: 500,
        memoryMiB: 256,
        at: new Date(Date.now() + step * 120_000).toISOString(),
      })
    expect(await screen.findByText('Processor: 50% of 1 core')).toBeTruthy()
    expect(container.querySelectorAll('svg.w-12[aria-hidden="true"] path')).toHaveLength(2)
    await expectAccessible()
    localStorage.clear()
  })

  it('should ask once for all that run, and for nothing more when they are sorted', async () => {
    // given
    const [a, b, stopped] = [
      server({ name: 'A' }),
      server({ name: 'B' }),
      server({ name: 'C', state: 'STOPPED' }),
    ]
    const asked = usage(a, b)
    // when
    const { router } = await open([a, b, stopped])
    await screen.findAllByText('Processor: 25% of 1 core')
    await router.replace({ query: { sort: 'changed' } })
    await vi.waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(3))
    // then
    expect(asked()).toEqual([[a.id, b.id]])
  })

  it('should ask for, and show, only what may be read', async () => {
    // given
    const [a, b] = [server({ name: 'A' }), server({ name: 'B' })]
    const asked = usage(b)
    // when
    await open([a, b], Permissions.of(['server:read'], { [b.id]: ['metric:read'] }))
    usageSamples.add({
      serverId: a.id,
      players: null,
      cpuMillis: 500,
      memoryMiB: 256,
      at: new Date().toISOString(),
    })
    await screen.findByText('Processor: 25% of 1 core')
    // then
    expect(asked()).toEqual([[b.id]])
    expect(screen.getAllByText(/^Processor:/)).toHaveLength(1)
  })

  it('should do without when it cannot be told, and begin with the feed', async () => {
    // given
    const refused = refuse('get', '/tenants/t1/servers/usage', 503, 'dependency-unavailable')
    const one = server()
    await open([one])
    await waitFor(() => expect(refused.requests).toHaveLength(1))
    // when
    usageSamples.add({
      serverId: one.id,
      players: null,
      cpuMillis: 500,
      memoryMiB: 256,
      at: new Date().toISOString(),
    })
    // then
    expect(await screen.findByText('Processor: 50% of 1 core')).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })
})
