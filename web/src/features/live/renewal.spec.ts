import { PiniaColada, useQuery, useQueryCache, type QueryCache } from '@pinia/colada'
import { createPinia, setActivePinia } from 'pinia'
import { createApp, effectScope, type App, type EffectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keys } from '@/api/keys'
import { Problem } from '@/api/problem'
import { tenant } from '../../../tests/things'
import { Renewal } from './renewal'

describe('Renewal', () => {
  let app: App
  let cache: QueryCache
  let renewal: Renewal
  let page: EffectScope

  beforeEach(() => {
    const pinia = createPinia()
    app = createApp({}).use(pinia).use(PiniaColada, {})
    setActivePinia(pinia)
    cache = useQueryCache(pinia)
    renewal = new Renewal(cache)
    page = effectScope()
  })
  afterEach(() => page.stop())

  /** What a page shows; each time it asks it gets the next answer, and the last one from then on. */
  function shown(key: readonly string[], ...answers: unknown[]) {
    const ask = vi.fn(() => {
      const answer = answers.length > 1 ? answers.shift() : answers[0]
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
    })
    const query = app.runWithContext(() => page.run(() => useQuery({ key: [...key], query: ask })))
    if (!query) throw new Error('The page is gone.')
    return { ask, data: query.data, error: query.error }
  }
  const settled = (...asked: { ask: ReturnType<typeof vi.fn> }[]) =>
    vi.waitFor(() => asked.forEach(({ ask }) => expect(ask).toHaveBeenCalled()))

  it('should ask again for the parts that are different, and for nothing else', async () => {
    // given
    const members = shown(keys.memberList('t1', ''), 'before', 'after')
    const others = shown(keys.memberList('t2', ''), 'before', 'after')
    const roles = shown(keys.roleList('t1'), 'before', 'after')
    await settled(members, others, roles)
    // when
    await renewal.parts('t1', ['members', 'of a newer panel'])
    // then
    expect(members.data.value).toBe('after')
    expect(others.data.value).toBe('before')
    expect(roles.data.value).toBe('before')
  })

  it('should ask again for the parts of the platform that are different', async () => {
    // given
    const clusters = shown(keys.clusters, 'before', 'after')
    const people = shown(keys.people(''), 'before', 'after')
    await settled(clusters, people)
    // when
    await renewal.platform(['clusters', 'of a newer panel'])
    // then
    expect(clusters.data.value).toBe('after')
    expect(people.data.value).toBe('before')
  })

  it.each([
    ['roles', keys.mappings('t1')],
    ['roles', keys.guild('t1')],
    ['invitations', keys.invitations('t1')],
    ['subusers', keys.subusers('t1', 's1')],
    ['tenant', keys.quota('t1')],
    ['tenant', keys.tenants],
    ['members', keys.why('t1', 'u1')],
    ['templates', keys.template('t1', 'brick')],
    ['templates', keys.server('t1', 's1')],
  ])('should know that %s are shown by %s', async (part, key) => {
    // given
    const one = shown(key, 'before', 'after')
    await settled(one)
    // when
    await renewal.parts('t1', [part])
    // then
    expect(one.data.value).toBe('after')
  })

  it('should let what is under way come, then ask once more however often it is told', async () => {
    // given
    let answerIt: (answer: string) => void = () => undefined
    const ask = vi.fn(() => new Promise<string>((resolve) => (answerIt = resolve)))
    const query = app.runWithContext(() =>
      page.run(() => useQuery({ key: [...keys.members('t1')], query: ask })),
    )
    const told = [renewal.parts('t1', ['members']), renewal.parts('t1', ['members'])]
    // when
    answerIt('from before')
    await vi.waitFor(() => expect(ask).toHaveBeenCalledTimes(2))
    const meanwhile = query?.data.value
    answerIt('from after')
    await Promise.all(told)
    // then
    expect(meanwhile).toBe('from before')
    expect(query?.data.value).toBe('from after')
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('should ask for all of a tenant again when one may do something else there', async () => {
    // given
    const own = shown(keys.tenants, [tenant()])
    const permissions = shown(keys.permissions('t1'), 'before', 'after')
    const servers = shown(keys.servers('t1'), 'before', 'after')
    await settled(own, permissions, servers)
    // when
    await renewal.access('t1')
    // then
    expect(own.ask).toHaveBeenCalledTimes(2)
    expect(permissions.data.value).toBe('after')
    expect(servers.data.value).toBe('after')
  })

  it('should keep nothing of a tenant that is gone, and ask nothing more about it', async () => {
    // given
    const own = shown(keys.tenants, [tenant()], [])
    const servers = shown(keys.servers('t1'), 'a secret')
    const others = shown(keys.servers('t2'), 'still mine')
    await settled(own, servers, others)
    // when
    await renewal.access('t1')
    // then
    expect(servers.ask).toHaveBeenCalledTimes(1)
    expect(cache.getQueryData(keys.servers('t1'))).toBeUndefined()
    expect(cache.getQueryData(keys.servers('t2'))).toBe('still mine')
  })

  it('should not show any more what one may not read any more', async () => {
    // given
    const members = shown(keys.members('t1'), 'a secret', new Problem(403, { code: 'forbidden' }))
    const roles = shown(keys.roles('t1'), 'for a while', new Problem(503, { code: 'dependency-unavailable' }))
    await settled(members, roles)
    // when
    await renewal.parts('t1', ['members', 'roles'])
    // then
    expect(members.data.value).toBeUndefined()
    expect(members.error.value).toBeInstanceOf(Problem)
    expect(roles.data.value).toBe('for a while')
  })

  it('should ask for everything of this kind again after a time without the feed', async () => {
    // given
    const own = shown(keys.tenants, [])
    const members = shown(keys.members('t1'), 'before', 'after')
    const account = shown(keys.me, 'me')
    await settled(own, members, account)
    // when
    await renewal.everything()
    // then
    expect(own.ask).toHaveBeenCalledTimes(2)
    expect(members.data.value).toBe('after')
    expect(account.ask).toHaveBeenCalledTimes(1)
  })
})
