import { PiniaColada } from '@pinia/colada'
import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { answer, refuse } from '../../../tests/api'
import { FakeSocket } from '../../../tests/fakeSocket'
import { user } from '../../../tests/things'
import { useLive } from './useLive'

describe('useLive', () => {
  beforeEach(() => {
    const pinia = createPinia()
    createApp({}).use(pinia).use(PiniaColada, {})
    setActivePinia(pinia)
  })

  it('should resume where it was after the connection was lost', () => {
    // given
    const live = useLive()
    live.start()
    FakeSocket.last.accept()
    FakeSocket.last.receive({ type: 'hello', cursor: 'c7' })
    // when
    FakeSocket.last.drop()
    const afterLoss = live.phase
    live.retryNow()
    // then
    expect(afterLoss).toBe('waiting')
    expect(FakeSocket.all[0]?.url).toBe('ws://localhost:8080/api/v1/live')
    expect(FakeSocket.last.url).toBe('ws://localhost:8080/api/v1/live?since=c7')
    live.stop()
  })

  it('should give up when the session is over', async () => {
    // given
    refuse('get', '/me', 401, 'unauthenticated')
    refuse('post', '/auth/refresh', 401, 'session-expired')
    const live = useLive()
    live.start()
    FakeSocket.last.accept()
    // when
    FakeSocket.last.drop(4401)
    // then
    await vi.waitFor(() => expect(live.phase).toBe('closed'))
  })

  it('should come back when the session could be renewed', async () => {
    // given
    answer('get', '/me', user())
    const live = useLive()
    live.start()
    FakeSocket.last.accept()
    // when
    FakeSocket.last.drop(4401)
    // then
    await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(2))
    live.stop()
  })
})
