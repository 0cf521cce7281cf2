import { beforeEach, describe, expect, it } from 'vitest'
import { deletionData, intentData, server, stateData } from '../../tests/things'
import { merge, Observations } from './observations'

describe('Observations', () => {
  const one = server({ state: 'STOPPED', desiredState: 'STOPPED' })
  let now = 0
  let observations: Observations

  beforeEach(() => {
    now = 0
    observations = new Observations(() => now)
  })

  it('should drop an observation of an older generation when a newer intent is known', () => {
    // given
    observations.intent(intentData(one, { generation: 3, state: 'STARTING' }))
    // when
    const late = observations.state(stateData(one, { generation: 2, stateSeq: 9, state: 'STOPPED' }))
    const fresh = observations.state(stateData(one, { generation: 3, stateSeq: 10, state: 'RUNNING' }))
    // then
    expect(late).toBeNull()
    expect(fresh).toMatchObject({ state: 'RUNNING' })
  })

  it('should drop a transition that was seen before', () => {
    // given
    observations.state(stateData(one, { stateSeq: 5 }))
    // then
    expect(observations.state(stateData(one, { stateSeq: 5 }))).toBeNull()
    expect(observations.state(stateData(one, { stateSeq: 4 }))).toBeNull()
  })

  it('should believe that a server is gone when it was last seen in an older generation', () => {
    // given
    observations.intent(intentData(one, { generation: 3, action: 'DELETE', state: 'DELETING' }))
    // when
    const gone = observations.state(
      stateData(one, { generation: 2, stateSeq: 9, state: 'DELETING', deleted: true }),
    )
    // then
    expect(gone).not.toBeNull()
    expect(observations.isDeleted(one.id)).toBe(true)
    expect(observations.intent(intentData(one, { generation: 4, state: 'STARTING' }))).toBeNull()
  })

  it('should drop an intent when its outcome was seen already', () => {
    // given
    observations.state(stateData(one, { generation: 4, state: 'RUNNING' }))
    // then
    expect(observations.intent(intentData(one, { generation: 4, state: 'STARTING' }))).toBeNull()
  })

  it('should keep the address when an observation has none', () => {
    expect(observations.state(stateData(one, { address: null }))).not.toHaveProperty('address')
  })

  it('should bring an older answer up to date', () => {
    // given
    observations.state(stateData(one, { stateSeq: 2, state: 'RUNNING' }))
    // then
    expect(observations.refresh({ ...one, stateSeq: 1 }, 5)).toMatchObject({ state: 'RUNNING', stateSeq: 2 })
    expect(observations.refresh({ ...one, stateSeq: 2 }, 5).state).toBe('STOPPED')
  })

  it('should bring an answer up to date that was asked for before an intent', () => {
    // given
    observations.intent(intentData(one, { generation: 2, name: 'New', state: 'STARTING' }))
    observations.state(stateData(one, { generation: 2, stateSeq: 8, state: 'RUNNING' }))
    // then
    const answer = observations.refresh({ ...one, generation: 1, stateSeq: 9 }, 5)
    expect(answer).toMatchObject({ name: 'New', state: 'RUNNING', generation: 2 })
  })

  it('should leave an answer alone when its generation is newer', () => {
    // given
    observations.state(stateData(one, { generation: 1, stateSeq: 9, state: 'RUNNING' }))
    // then
    expect(observations.refresh({ ...one, generation: 2 }, 5).state).toBe('STOPPED')
  })

  it('should take tags without a newer generation, and leave the rest as it is', () => {
    // given
    observations.refresh({ ...one, generation: 2, tags: ['old'] }, 0)
    // when
    const tagged = observations.intent(intentData(one, { action: 'UPDATE', generation: 2, tags: ['EU'] }))
    // then
    expect(tagged).toEqual({ tags: ['EU'] })
    expect(observations.intent(intentData(one, { action: 'UPDATE', generation: 1, tags: ['x'] }))).toBeNull()
    expect(observations.intent(intentData(one, { action: 'UPDATE', generation: 2 }))).toBeNull()
    expect(observations.intent(intentData(one, { generation: 3, tags: ['new'] }))).toMatchObject({
      tags: ['new'],
    })
  })

  it('should not know who plays, of which others tell', () => {
    observations.refresh({ ...one, players: { online: 2, max: 20 } }, 0)
    expect(observations.state(stateData(one, { stateSeq: 9 }))).not.toHaveProperty('players')
  })

  it('should not take old tags from an answer that was asked for before they changed', () => {
    // given
    observations.refresh(one, 0)
    now = 10
    observations.intent(intentData(one, { action: 'UPDATE', generation: 1, tags: ['EU'] }))
    // when
    expect(observations.refresh(one, 5).tags).toEqual(['EU'])
    // then
    expect(observations.refresh({ ...one, tags: ['newer'] }, 11).tags).toEqual(['newer'])
  })

  it('should drop a frame that is older than an answer', () => {
    // given
    observations.refresh({ ...one, generation: 3, stateSeq: 5 }, 0)
    // then
    expect(observations.state(stateData(one, { generation: 3, stateSeq: 5 }))).toBeNull()
    expect(observations.state(stateData(one, { generation: 2, stateSeq: 6 }))).toBeNull()
    expect(observations.intent(intentData(one, { generation: 3 }))).toBeNull()
    expect(observations.state(stateData(one, { generation: 3, stateSeq: 6 }))).not.toBeNull()
  })

  it('should show an unasked deletion as unknown, and the resource made anew from its first transition on', () => {
    // given
    observations.state(stateData(one, { stateSeq: 8, state: 'DELETING', reason: 'DeleteRequested' }))
    // when
    const lost = observations.state(stateData(one, { stateSeq: 9, state: 'DELETING', deleted: true }))
    const isDeleted = observations.isDeleted(one.id)
    const anew = observations.state(stateData(one, { resourceUid: 'uid-2', stateSeq: 1, state: 'STARTING' }))
    // then
    expect(lost).toMatchObject({ state: 'UNKNOWN', stateReason: 'ResourceDeleted' })
    expect(isDeleted).toBe(false)
    expect(anew).toMatchObject({ state: 'STARTING', resourceUid: 'uid-2', stateSeq: 1 })
  })

  it('should not take an unasked deletion for the end when the server is deleted later', () => {
    // given
    observations.state(stateData(one, { stateSeq: 9, deleted: true }))
    observations.state(stateData(one, { resourceUid: 'uid-2', stateSeq: 1 }))
    // when
    observations.intent(deletionData(one))
    // then
    expect(observations.isDeleted(one.id)).toBe(false)
    observations.state(stateData(one, { resourceUid: 'uid-2', stateSeq: 3, deleted: true }))
    expect(observations.isDeleted(one.id)).toBe(true)
  })

  it('should believe that a server is gone when an answer said that it is to be deleted', () => {
    // given
    observations.refresh({ ...one, generation: 2, state: 'DELETING' }, 0)
    // when
    observations.state(stateData(one, { generation: 1, stateSeq: 9, state: 'DELETING', deleted: true }))
    // then
    expect(observations.isDeleted(one.id)).toBe(true)
  })

  it('should believe that a server is gone when the wish for it comes last', () => {
    // given
    observations.state(stateData(one, { generation: 2, stateSeq: 9, state: 'DELETING', deleted: true }))
    // when
    observations.intent(deletionData(one))
    // then
    expect(observations.isDeleted(one.id)).toBe(true)
  })

  it('should count on when an older panel does not name the resource', () => {
    // given
    observations.refresh({ ...one, stateSeq: 5 }, 0)
    const unnamed = stateData(one, { stateSeq: 5, resourceUid: undefined })
    // then
    expect(observations.state(unnamed)).toBeNull()
    expect(observations.state({ ...unnamed, stateSeq: 6 })).toMatchObject({ resourceUid: 'uid-1' })
  })

  it('should prefer what came later when two resources cannot be told apart by their numbers', () => {
    // given
    now = 10
    observations.state(stateData(one, { resourceUid: 'uid-2', stateSeq: 1, state: 'RUNNING' }))
    // then
    expect(observations.refresh({ ...one, stateSeq: 9 }, 5).state).toBe('RUNNING')
    expect(observations.refresh({ ...one, stateSeq: 9 }, 20).state).toBe('STOPPED')
  })
})

describe('what an action means beside the state', () => {
  const observations = new Observations()

  it('should hold a server that was suspended, and let it go when it is resumed', () => {
    const held = server({ pendingRestart: true })
    expect(observations.intent(intentData(held, { action: 'SUSPEND' }))).toMatchObject({
      suspended: true,
      pendingRestart: false,
    })
    expect(observations.intent(intentData(held, { action: 'RESUME', generation: 3 }))).toMatchObject({
      suspended: false,
      suspendedReason: null,
    })
  })

  it('should have nothing wait for a restart once the server is down', () => {
    const one = server({ pendingRestart: true })
    expect(observations.state(stateData(one, { state: 'STOPPED' }))).toMatchObject({ pendingRestart: false })
    expect(observations.state(stateData(one, { state: 'RUNNING', stateSeq: 3 }))).not.toHaveProperty(
      'pendingRestart',
      true,
    )
  })
})

describe('merge', () => {
  const since = { stateSince: '2026-01-01T10:00:00Z', stateReason: 'Started', stateMessage: 'up' }
  const one = server({ state: 'RUNNING', ...since })
  const later = { stateSince: '2026-01-02T10:00:00Z', stateReason: null, stateMessage: null }

  it('should say why anew when the same state has another reason', () => {
    const pull = { stateReason: 'ErrImagePull', stateMessage: 'no such image' }
    expect(merge(one, { state: 'RUNNING', ...later, ...pull })).toMatchObject({ ...since, ...pull })
  })

  it('should keep since when and why while the state is the same', () => {
    expect(merge(one, { name: 'New', state: 'RUNNING', ...later })).toMatchObject({ name: 'New', ...since })
  })

  it('should take both with another state', () => {
    expect(merge(one, { state: 'STOPPING', ...later })).toMatchObject({ state: 'STOPPING', ...later })
  })
})
