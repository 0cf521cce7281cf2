import { PiniaColada, useQueryCache } from '@pinia/colada'
import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import { describe, expect, it } from 'vitest'
import { keys } from '@/api/keys'
import { Observations } from '@/api/observations'
import type { Server } from '@/api/types'
import { intentData, server } from '../../../tests/things'
import { Feed } from './feed'

describe('Feed', () => {
  it('should show tags in the list and on the page, without a new generation', () => {
    // given
    const pinia = createPinia()
    createApp({}).use(pinia).use(PiniaColada, {})
    setActivePinia(pinia)
    const cache = useQueryCache(pinia)
    const observations = new Observations()
    const feed = new Feed(cache, observations)
    const one = observations.refresh(server({ tags: ['old'] }), 0)
    cache.setQueryData(keys.servers('t1'), [one])
    cache.setQueryData(keys.server('t1', one.id), one)
    // when
    const data = intentData(one, { action: 'UPDATE', generation: 1, state: 'RUNNING', tags: ['EU', 'event'] })
    feed.receive({ type: 'server-intent', cursor: '2', data })
    // then
    const tagged = { ...one, tags: ['EU', 'event'] }
    expect(cache.getQueryData<Server>(keys.server('t1', one.id))).toEqual(tagged)
    expect(cache.getQueryData<Server[]>(keys.servers('t1'))).toEqual([tagged])
  })
})
