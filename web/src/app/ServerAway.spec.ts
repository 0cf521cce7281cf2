import { screen, waitFor } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { useQueryCache } from '@pinia/colada'
import { observations } from '@/api/observations'
import { Feed } from '@/features/live/feed'
import { answer } from '../../tests/api'
import { expectAccessible, show } from '../../tests/page'
import { everything, server, tenant } from '../../tests/things'
import ServerPage from '@/features/servers/components/ServerPage.vue'

describe('a server of a cluster that is away', () => {
  it('should be shown as it was last known, until the feed says that the cluster is back', async () => {
    // given
    const one = server({ clusterAway: { since: '2026-01-01T10:00:00Z' } })
    answer('get', `/tenants/t1/servers/${one.id}`, one as never)
    await show(
      ServerPage,
      { tenant: tenant(), permissions: everything, serverId: one.id },
      `/t/nimbus-crew/servers/${one.id}`,
    )
    expect(await screen.findByText(/^The cluster of this server is away since/)).toBeTruthy()
    expect(screen.getByText('Running')).toBeTruthy()
    await expectAccessible()
    answer('get', `/tenants/t1/servers/${one.id}`, { ...one, clusterAway: null } as never)
    // when
    new Feed(useQueryCache(), observations).receive({
      type: 'tenant-changed',
      cursor: 'c',
      data: { tenantId: 't1', parts: ['servers'] },
    })
    // then
    await waitFor(() => expect(screen.queryByText(/is away since/)).toBeNull())
  })
})
