import { describe, expect, it } from 'vitest'
import { server } from '../../../tests/things'
import { countTags, sameTags, tagFault } from './tags'

describe('a tag', () => {
  it.each(['a', 'mod pack_1.20-b', 'Überleben', 'بقاء', 'サバイバル', 'हिन्दी', '𝒳'.repeat(24)])(
    'should be %s',
    (tag) => {
      expect(tagFault(tag, [])).toBeUndefined()
    },
  )

  it.each(['#event', 'a/b', '🎮', 'a\u202eb'])('should not be %s', (tag) => {
    expect(tagFault(tag, [])).toEqual({ code: 'invalid-format' })
  })

  it('should not be too long, nor one too many', () => {
    expect(tagFault('x'.repeat(25), [])).toEqual({ code: 'too-long', params: { max: 24 } })
    const ten = Array.from({ length: 10 }, (_, place) => `tag ${place}`)
    expect(tagFault('eleventh', ten)).toEqual({ code: 'too-many', params: { max: 10 } })
  })
})

describe('the tags there are', () => {
  it('should be counted without case, in the order of their numbers and letters', () => {
    // given
    const servers = [server({ tags: ['round 10', 'EU'] }), server({ tags: ['eu', 'round 9'] }), server()]
    // then
    expect(countTags(servers, ['gone', 'eU'])).toEqual([
      { tag: 'EU', count: 2 },
      { tag: 'gone', count: 0 },
      { tag: 'round 9', count: 1 },
      { tag: 'round 10', count: 1 },
    ])
  })

  it('should be the same in the same order alone', () => {
    expect(sameTags(['a', 'b'], ['a', 'b'])).toBe(true)
    expect(sameTags(['a', 'b'], ['b', 'a'])).toBe(false)
    expect(sameTags(['a'], ['a', 'b'])).toBe(false)
  })
})
