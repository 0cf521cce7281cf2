import { PiniaColada, useQueryCache, type QueryCache } from '@pinia/colada'
import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { optimistically } from './optimistic'
import { edit, whole, within } from './optimisticEdit'
import { Problem } from './problem'

interface Thing {
  id: string
  name: string
  state: string
  seen: number
}

const refused = new Problem(409, { code: 'conflict' })
const thing: Thing = { id: 'a', name: 'Old', state: 'UP', seen: 1 }

/** A request that is answered when the test says so. */
function held() {
  let resolve: (answer: Thing) => void = () => undefined
  let reject: () => void = () => undefined
  const promise = new Promise<Thing>((yes, no) => {
    resolve = yes
    reject = () => no(refused)
  })
  return { send: () => promise, resolve, reject }
}

describe('an optimistic edit', () => {
  let cache: QueryCache
  const one = () => cache.getQueryData<Thing>(['one'])
  const place = () => whole<Thing>(cache, ['one'])
  const bySeen = ({ seen }: Thing) => seen
  const wish = (patch: Partial<Thing>, mark?: (row: Thing) => unknown) => {
    const request = held()
    const write = optimistically([edit(place(), patch, mark)], request.send, (answer) =>
      cache.setQueryData(['one'], answer),
    )
    const over = write.catch((error: unknown) => error)
    return { ...request, over }
  }

  beforeEach(() => {
    const pinia = createPinia()
    createApp({}).use(pinia).use(PiniaColada, {})
    setActivePinia(pinia)
    cache = useQueryCache(pinia)
    cache.setQueryData(['one'], thing)
  })

  it('should show before the answer, and the answer when it is there', async () => {
    // when
    const write = wish({ state: 'GOING' })
    // then
    expect(one()).toEqual({ ...thing, state: 'GOING' })
    // when
    write.resolve({ ...thing, state: 'DOWN', seen: 2 })
    await write.over
    // then
    expect(one()).toEqual({ ...thing, state: 'DOWN', seen: 2 })
  })

  it('should take back what it changed, say why, and leave what else is different by now', async () => {
    // given
    const write = wish({ state: 'GOING' })
    cache.setQueryData(['one'], { ...thing, state: 'GOING', name: 'Renamed meanwhile' })
    // when
    write.reject()
    // then
    expect(await write.over).toBe(refused)
    expect(one()).toEqual({ ...thing, name: 'Renamed meanwhile' })
  })

  it('should leave a value that somebody else has set since', async () => {
    // given
    const write = wish({ state: 'GOING' })
    cache.setQueryData(['one'], { ...thing, state: 'CRASHED' })
    // when
    write.reject()
    await write.over
    // then
    expect(one()?.state).toBe('CRASHED')
  })

  it('should leave the very value wished for where something newer says it', async () => {
    // given
    const write = wish({ state: 'GOING' }, bySeen)
    cache.setQueryData(['one'], { ...thing, state: 'GOING', seen: 2 })
    // when
    write.reject()
    await write.over
    // then
    expect(one()).toEqual({ ...thing, state: 'GOING', seen: 2 })
  })

  it.each([
    ['first', 'second'],
    ['second', 'first'],
  ] as const)('should take back two wishes for the same, the %s before the %s', async (a, b) => {
    // given
    const writes = { first: wish({ name: 'One' }), second: wish({ name: 'Two' }) }
    expect(one()?.name).toBe('Two')
    // when
    writes[a].reject()
    await writes[a].over
    // then
    expect(one()?.name).toBe(a === 'first' ? 'Two' : 'One')
    // when
    writes[b].reject()
    await writes[b].over
    // then
    expect(one()).toEqual(thing)
  })

  it('should keep the later wish above the answer to the earlier, and go back to that answer', async () => {
    // given
    const first = wish({ name: 'One' })
    const second = wish({ state: 'GOING' }, bySeen)
    // when
    first.resolve({ ...thing, name: 'One', seen: 2 })
    await first.over
    // then
    expect(one()).toEqual({ ...thing, name: 'One', state: 'GOING', seen: 2 })
    // when
    second.reject()
    await second.over
    // then
    expect(one()).toEqual({ ...thing, name: 'One', seen: 2 })
  })

  it('should keep the answer to the later above an earlier wish for the same', async () => {
    // given
    const first = wish({ name: 'One', state: 'GOING' })
    const second = wish({ name: 'Two' })
    // when
    second.resolve({ ...thing, name: 'Two', seen: 2 })
    await second.over
    // then
    expect(one()).toEqual({ ...thing, name: 'Two', state: 'GOING', seen: 2 })
    // when
    first.reject()
    await first.over
    // then
    expect(one()).toEqual({ ...thing, name: 'Two', seen: 2 })
  })

  it('should change one of a list, and nothing where it is not shown', async () => {
    // given
    const other = { ...thing, id: 'b' }
    cache.setQueryData(['list'], [thing, other])
    const request = held()
    const at = (id: string) => within<Thing>(cache, ['list'], id, (row) => row.id)
    const wishes = [edit(at('b'), { name: 'New' }), edit(at('gone'), { name: 'New' })]
    // when
    const write = optimistically(wishes, request.send).catch(() => undefined)
    // then
    expect(cache.getQueryData(['list'])).toEqual([thing, { ...other, name: 'New' }])
    // when
    request.reject()
    await write
    // then
    expect(cache.getQueryData(['list'])).toEqual([thing, other])
  })
})
