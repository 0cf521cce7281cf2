import { describe, expect, it } from 'vitest'
import type { PowerAction, ServerState } from '@/api/types'
import { everything, only } from '../../../tests/things'
import { POWER_ACTIONS, powerRefusal } from './power'

const usable = (state: ServerState, pending: PowerAction | null = null) =>
  POWER_ACTIONS.filter(
    (action) => powerRefusal(action, { id: 's1', state, suspended: false }, everything, pending) === null,
  )

describe('powerRefusal', () => {
  it.each<[ServerState, PowerAction[]]>([
    ['RUNNING', ['stop', 'restart', 'kill']],
    ['STOPPED', ['start']],
    ['STARTING', ['kill']],
    ['STOPPING', ['kill']],
    ['INSTALLING', ['kill']],
    ['CRASHED', ['start', 'stop', 'restart', 'kill']],
    ['FAILED', ['start']],
    ['SUSPENDED', []],
    ['DELETING', []],
    ['UNKNOWN', ['start', 'stop', 'restart', 'kill']],
  ])('should allow in %s exactly %j', (state, actions) => {
    expect(usable(state)).toEqual(actions)
  })

  it('should allow only kill while an action is being sent, and nothing while kill is', () => {
    expect(usable('RUNNING', 'stop')).toEqual(['kill'])
    expect(usable('RUNNING', 'kill')).toEqual([])
  })

  it('should name the reason', () => {
    const stopped = { id: 's1', state: 'STOPPED', suspended: false } as const
    expect(powerRefusal('start', stopped, only('server:stop'), null)).toBe('noPermission')
    expect(powerRefusal('stop', stopped, everything, null)).toBe('notNow')
    expect(powerRefusal('stop', { ...stopped, state: 'STARTING' }, everything, null)).toBe('inProgress')
  })

  it('should allow nothing but to kill what still stops while an administrator holds the server', () => {
    const held = { id: 's1', state: 'STOPPING', suspended: true } as const
    expect(POWER_ACTIONS.filter((action) => powerRefusal(action, held, everything, null) === null)).toEqual([
      'kill',
    ])
    expect(powerRefusal('kill', { ...held, state: 'SUSPENDED' }, everything, null)).toBe('suspended')
    expect(powerRefusal('start', { ...held, state: 'SUSPENDED' }, everything, null)).toBe('suspended')
  })
})
