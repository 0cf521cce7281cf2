import { PiniaColada, useQueryCache, type QueryCache } from '@pinia/colada'
import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keys } from '@/api/keys'
import { Observations } from '@/api/observations'
import type { Server } from '@/api/types'
import { deletionData, intentData, server, stateData } from '../../../tests/things'
import { Feed } from './feed'

describe('Feed', () => {
  let cache: QueryCache
  let feed: Feed
  let first: Server
  let second: Server

  const list = () => cache.getQueryData<Server[]>(keys.servers('t1'))
  const one = (id: string) => cache.getQueryData<Server>(keys.server('t1', id))

  beforeEach(() => {
    const pinia = createPinia()
    createApp({}).use(pinia).use(PiniaColada, {})
    setActivePinia(pinia)
    cache = useQueryCache(pinia)
    feed = new Feed(cache, new Observations())
    first = server({ state: 'STARTING' })
    second = server({ state: 'STOPPED' })
    cache.setQueryData(keys.servers('t1'), [first, second])
    cache.setQueryData(keys.server('t1', first.id), first)
  })

  it('should show a new state in the list and on the page of the server', () => {
    // when
    const address = { host: 'play.example.org', port: 25566 }
    feed.receive({ type: 'server-state', cursor: '2', data: stateData(first, { state: 'RUNNING', address }) })
    // then
    expect(list()).toMatchObject([{ state: 'RUNNING', address }, { state: 'STOPPED' }])
    expect(one(first.id)).toMatchObject({ state: 'RUNNING', address })
  })

  it('should show who plays where a server runs, and nobody once it does not', () => {
    // given
    const at = '2026-01-02T03:04:05Z'
    const said = (id: string, online: number) =>
      feed.receive({
        type: 'server-stats',
        cursor: '3',
        data: { serverId: id, tenantId: 't1', players: { online, max: 20 }, at },
      })
    feed.receive({ type: 'server-state', cursor: '2', data: stateData(first, { state: 'RUNNING' }) })
    // when
    said(first.id, 3)
    said(second.id, 4)
    said('another', 5)
    // then
    expect(one(first.id)?.players).toEqual({ online: 3, max: 20 })
    expect(list()?.map((s) => s.players?.online)).toEqual([3, undefined])
    expect(feed.cursor).toBe('3')
    // when
    feed.receive({
      type: 'server-state',
      cursor: '4',
      data: stateData(first, { state: 'CRASHED', stateSeq: 3 }),
    })
    // then
    expect(one(first.id)?.players).toBeNull()
    expect(list()?.[0]?.players).toBeNull()
  })

  it('should show an intent with its name', () => {
    // when
    feed.receive({ type: 'server-intent', cursor: '2', data: intentData(second, { name: 'New name' }) })
    // then
    expect(list()?.[1]).toMatchObject({ name: 'New name', state: 'STOPPING', desiredState: 'STOPPED' })
  })

  it.each(['UPDATE', 'SUSPEND'] as const)('should ask what else is different after %s', (action) => {
    // given
    const invalidate = vi.spyOn(cache, 'invalidateQueries')
    // when
    feed.receive({ type: 'server-intent', cursor: '2', data: intentData(first, { action }) })
    // then
    expect(invalidate).toHaveBeenCalledWith({ key: keys.server('t1', first.id) })
  })

  it('should leave the cache as it is when the frame is older than what is known', () => {
    // given
    feed.receive({ type: 'server-intent', cursor: '2', data: intentData(first, { generation: 5 }) })
    // when
    feed.receive({ type: 'server-state', cursor: '3', data: stateData(first, { generation: 4 }) })
    // then
    expect(list()?.[0]?.state).toBe('STOPPING')
    expect(feed.cursor).toBe('3')
  })

  it('should take a deleted server off the list', () => {
    // given
    feed.receive({ type: 'server-intent', cursor: '2', data: deletionData(first) })
    const invalidate = vi.spyOn(cache, 'invalidateQueries')
    // when
    feed.receive({ type: 'server-state', cursor: '3', data: stateData(first, { deleted: true }) })
    // then
    expect(list()?.map(({ id }) => id)).toEqual([second.id])
    expect(invalidate).not.toHaveBeenCalled()
  })

  it('should keep a server that nobody wanted deleted and ask the panel about it', () => {
    // given
    const invalidate = vi.spyOn(cache, 'invalidateQueries')
    // when
    feed.receive({
      type: 'server-state',
      cursor: '2',
      data: stateData(first, { deleted: true, stateSeq: 9 }),
    })
    // then
    expect(list()?.[0]?.state).toBe('UNKNOWN')
    expect(invalidate).toHaveBeenCalledWith({ key: keys.serversOf('t1') })
    // when
    const anew = stateData(first, { resourceUid: 'uid-2', stateSeq: 1, state: 'STARTING' })
    feed.receive({ type: 'server-state', cursor: '3', data: anew })
    // then
    expect(list()?.[0]?.state).toBe('STARTING')
  })

  it('should keep since when a server runs when it gets another name', () => {
    // given
    const since = '2026-01-01T12:00:00Z'
    cache.setQueryData(keys.server('t1', first.id), { ...first, state: 'RUNNING', stateSince: since })
    // when
    const data = intentData(first, {
      action: 'UPDATE',
      name: 'New',
      state: 'RUNNING',
      at: '2026-02-01T10:00:00Z',
    })
    feed.receive({ type: 'server-intent', cursor: '2', data })
    // then
    expect(one(first.id)).toMatchObject({ name: 'New', stateSince: since })
  })

  it('should ask for the list again when it has not heard of the server', () => {
    // given
    const invalidate = vi.spyOn(cache, 'invalidateQueries')
    // when
    feed.receive({ type: 'server-intent', cursor: '2', data: intentData(server()) })
    // then
    expect(invalidate).toHaveBeenCalledWith({ key: keys.servers('t1') })
  })

  it('should ask for everything again at the first greeting and not when it resumes', () => {
    // given
    const invalidate = vi.spyOn(cache, 'invalidateQueries')
    // when
    feed.receive({ type: 'hello', cursor: '1' })
    feed.receive({ type: 'hello', cursor: '1' })
    // then
    expect(invalidate).toHaveBeenCalledTimes(1)
    expect(feed.cursor).toBe('1')
  })

  it('should ask again for what the panel cannot tell any more', () => {
    // given
    const invalidate = vi.spyOn(cache, 'invalidateQueries')
    // when
    feed.receive({ type: 'reset', cursor: '4', data: { tenantId: 't1' } })
    feed.receive({ type: 'reset', cursor: '4', data: {} })
    // then
    expect(invalidate.mock.calls).toEqual([[{ key: ['servers', 't1'] }], [{ key: ['servers'] }]])
  })

  it('should ask for clusters again when the platform is different', () => {
    // given
    cache.setQueryData(keys.clusters, [])
    const invalidate = vi.spyOn(cache, 'invalidateQueries')
    // when
    feed.receive({ type: 'platform-changed', cursor: '5', data: { parts: ['clusters'] } })
    // then
    expect(invalidate).toHaveBeenCalledWith({ key: keys.clusters, exact: true })
    expect(feed.cursor).toBe('5')
  })

  it('should ask for one’s tenants again when access is different, and go on from there', () => {
    // given
    cache.setQueryData(keys.tenants, [])
    const invalidate = vi.spyOn(cache, 'invalidateQueries')
    // when
    feed.receive({ type: 'access-changed', cursor: '5', data: { tenantId: 't1' } })
    // then
    expect(invalidate).toHaveBeenCalledWith({ key: keys.tenants, exact: true })
    expect(feed.cursor).toBe('5')
  })

  it('should do without a list that was never asked for', () => {
    // when
    const elsewhere = server({ tenantId: 't2' })
    feed.receive({ type: 'server-state', cursor: '2', data: stateData(elsewhere) })
    // then
    expect(cache.getQueryData(keys.servers('t2'))).toBeUndefined()
  })

  it('should have asked again for what was measured and what was done when it tells of more', async () => {
    // given
    const asked = vi.spyOn(cache, 'invalidateQueries')
    // when
    feed.receive({
      type: 'server-stats',
      cursor: '2',
      data: { serverId: first.id, tenantId: 't1', players: null, at: '2026-01-02T03:04:05Z' },
    })
    feed.receive({ type: 'server-intent', cursor: '3', data: intentData(first) })
    // then
    expect(asked.mock.calls).toEqual([
      [{ key: keys.metrics('t1', first.id) }],
      [{ key: keys.activity('t1', first.id) }],
    ])
  })
})
