import { PiniaColada, useQueryCache, type QueryCache } from '@pinia/colada'
import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { within } from './optimisticEdit'
import { without, withoutPaged } from './optimisticRows'
import { Problem } from './problem'

interface Row {
  id: string
}

const refused = new Problem(403, {})
const rows = (ids: string): Row[] => [...ids].map((id) => ({ id }))

describe('rows that are left out before the answer', () => {
  let cache: QueryCache
  const shown = () => (cache.getQueryData<Row[]>(['rows']) ?? []).map(({ id }) => id).join('')
  const out = (ids: string) => {
    const wish = without<Row>(
      cache,
      ['rows'],
      ({ id }) => id,
      ({ id }) => ids.includes(id),
    )
    wish.show()
    return wish
  }

  beforeEach(() => {
    const pinia = createPinia()
    createApp({}).use(pinia).use(PiniaColada, {})
    setActivePinia(pinia)
    cache = useQueryCache(pinia)
    cache.setQueryData(['rows'], rows('abcd'))
  })

  it.each(['a', 'b', 'd', 'bd', 'abcd'])('should come back where they stood: %s', (ids) => {
    // given
    const wish = out(ids)
    expect(shown()).toBe([...'abcd'].filter((id) => !ids.includes(id)).join(''))
    // when
    wish.takeBack(refused)
    // then
    expect(shown()).toBe('abcd')
  })

  it('should come back alone where another is left out too, and in order when both do', () => {
    // given
    const first = out('a')
    const second = out('b')
    // when
    second.takeBack(refused)
    // then
    expect(shown()).toBe('bcd')
    // when
    first.takeBack(refused)
    // then
    expect(shown()).toBe('abcd')
  })

  it('should come back into the list as it is by now', () => {
    // given
    const wish = out('b')
    cache.setQueryData(['rows'], rows('acx'))
    // when
    wish.takeBack(refused)
    // then
    expect(shown()).toBe('abcx')
  })

  it('should not come twice, nor when they are not there any more', () => {
    // given
    const again = out('b')
    cache.setQueryData(['rows'], rows('abcd'))
    // when
    again.takeBack(refused)
    // then
    expect(shown()).toBe('abcd')
    // when
    out('b').takeBack(new Problem(404, {}))
    // then
    expect(shown()).toBe('acd')
  })

  it('should come back as far as they are missing', () => {
    // given
    const one = out('b')
    const others = out('cdb')
    one.takeBack(refused)
    // when
    others.takeBack(new Problem(503, {}))
    // then
    expect([...shown()].sort().join('')).toBe('abcd')
  })

  it('should stay away when the list came without them and nobody knows what became of the write', () => {
    // given
    const wish = out('b')
    cache.setQueryData(['rows'], rows('acd'))
    // when
    wish.takeBack(new Problem(504, {}))
    // then
    expect(shown()).toBe('acd')
  })

  it('should come back into a list that others changed too while nobody answered', () => {
    // given
    const wish = out('b')
    out('d')
    within<Row>(cache, ['rows'], 'c', ({ id }) => id).write({ id: 'c' })
    // when
    wish.takeBack(new Problem(0, {}))
    // then
    expect(shown()).toBe('abc')
  })

  it('should go once more when a list from before came with the answer on its way', () => {
    // given
    const wish = out('b')
    cache.setQueryData(['rows'], rows('abcd'))
    // when
    wish.keep()
    // then
    expect(shown()).toBe('acd')
  })

  it('should be nothing where there is no list', () => {
    // given
    const wish = without<Row>(
      cache,
      ['other'],
      ({ id }) => id,
      () => true,
    )
    // when
    wish.show()
    wish.takeBack(refused)
    wish.keep()
    // then
    expect(cache.getQueryData(['other'])).toBeUndefined()
  })

  it('should be found on whichever page they are', () => {
    // given
    const pages = { pages: [{ items: rows('ab') }, { items: rows('cd') }], pageParams: [undefined, 'c2'] }
    cache.setQueryData(['paged'], pages)
    const wish = withoutPaged<Row>(
      cache,
      ['paged'],
      ({ id }) => id,
      ({ id }) => id === 'c',
    )
    // when
    wish.show()
    wish.keep()
    // then
    expect(cache.getQueryData(['paged'])).toEqual({
      ...pages,
      pages: [{ items: rows('ab') }, { items: rows('d') }],
    })
    // when
    wish.takeBack(refused)
    // then
    expect(cache.getQueryData(['paged'])).toEqual(pages)
  })
})
