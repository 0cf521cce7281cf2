import { PiniaColada, useQueryCache } from '@pinia/colada'
import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import { describe, expect, it } from 'vitest'
import { Observations } from '@/api/observations'
import { usageSamples } from '@/api/samples'
import { server } from '../../../tests/things'
import { Feed } from './feed'

describe('Feed of what servers use', () => {
  it('should be kept, and asked for anew after a time without the feed', () => {
    // given
    const pinia = createPinia()
    createApp({}).use(pinia).use(PiniaColada, {})
    setActivePinia(pinia)
    const feed = new Feed(useQueryCache(pinia), new Observations())
    const { id: serverId } = server()
    const epoch = usageSamples.epoch.value
    const tell = (cpuMillis: number, at: string) =>
      feed.receive({
        type: 'server-stats',
        cursor: '3',
        data: { serverId, tenantId: 't1', players: null, cpuMillis, memoryMiB: null, at },
      })
    // when
    feed.receive({ type: 'hello', cursor: '1' })
    tell(100, '2026-01-02T03:00:00Z')
    tell(300, '2026-01-02T03:02:00Z')
    // then
    expect(usageSamples.of(serverId, 'cpuMillis').slice(-3)).toEqual([null, 100, 300])
    expect(usageSamples.epoch.value).toBe(epoch)
    // when
    feed.receive({ type: 'hello', cursor: '4' })
    // then
    expect(usageSamples.epoch.value).toBe(epoch + 1)
  })
})
