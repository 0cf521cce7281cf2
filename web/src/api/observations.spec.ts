import { beforeEach, describe, expect, it } from 'vitest'
import { intentData, server, stateData } from '../../tests/things'
import { Observations } from './observations'

describe('Observations', () => {
  const one = server({ state: 'STOPPED' })
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
    observations.intent(intentData(one, { generation: 3, state: 'DELETING' }))
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

  it('should bring an answer up to date only when something arrived after it was asked for', () => {
    // given
    now = 10
    observations.state(stateData(one, { state: 'RUNNING' }))
    // then
    expect(observations.refresh(one, 5).state).toBe('RUNNING')
    expect(observations.refresh(one, 20).state).toBe('STOPPED')
  })

  it('should leave an answer alone when its generation is newer', () => {
    // given
    now = 10
    observations.state(stateData(one, { generation: 1, state: 'RUNNING' }))
    // then
    expect(observations.refresh({ ...one, generation: 2 }, 5).state).toBe('STOPPED')
  })
})
