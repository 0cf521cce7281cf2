import { PiniaColada, useQueryCache } from '@pinia/colada'
import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import { expect, it } from 'vitest'
import { keys } from '@/api/keys'
import { Observations } from '@/api/observations'
import type { Server } from '@/api/types'
import { intentData, server } from '../../../tests/things'
import { Feed } from './feed'

it('should show other tags, and leave what is newer or wished for', () => {
  // given
  const pinia = createPinia()
  createApp({}).use(pinia).use(PiniaColada, {})
  setActivePinia(pinia)
  const cache = useQueryCache(pinia)
  const observations = new Observations()
  const known = server({ state: 'RUNNING', players: { online: 2, max: 20 } })
  observations.refresh(known, 0)
  const shown: Server = { ...known, state: 'STOPPING', players: { online: 15, max: 20 } }
  cache.setQueryData(keys.servers('t1'), [shown])
  // when
  const data = intentData(known, { action: 'UPDATE', generation: known.generation, tags: ['EU'] })
  new Feed(cache, observations).receive({ type: 'server-intent', cursor: '2', data })
  // then
  expect(cache.getQueryData(keys.servers('t1'))).toEqual([{ ...shown, tags: ['EU'] }])
})
