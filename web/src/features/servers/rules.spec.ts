import { describe, expect, it } from 'vitest'
import { Permissions } from '@/api/permissions'
import { server } from '../../../tests/things'
import { addressText } from './addressText'
import { matches } from './composables/useServerList'
import { parseAmount } from './plans'

describe('addressText', () => {
  it('should put an IPv6 host into brackets', () => {
    expect(addressText({ host: 'localhost', port: 1 })).toBe('localhost:1')
    expect(addressText({ host: '::1', port: 1 })).toBe('[::1]:1')
  })
})

describe('parseAmount', () => {
  it.each(['', ' ', 'many', '-5', '1.5', '1e3', '99', '64001', '99999999999'])('should refuse %j', (text) => {
    expect(parseAmount('cpuMillis', text)).toBeNull()
  })

  it('should take whole numbers up to and including the bounds', () => {
    expect(parseAmount('cpuMillis', ' 100 ')).toBe(100)
    expect(parseAmount('cpuMillis', '64000')).toBe(64_000)
    expect(parseAmount('diskMiB', '2097152')).toBe(2_097_152)
  })

  it('should refuse more of a disk than the panel does', () => {
    expect(parseAmount('diskMiB', '2097153')).toBeNull()
  })
})

describe('matches', () => {
  it('should look into name, state and address whatever the case', () => {
    const one = server({ name: 'Sky Block', state: 'CRASHED' })
    expect(['sky', 'crash', '25565', ' '].map((search) => matches(one, search))).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(matches(one, 'valheim')).toBe(false)
  })
})

describe('Permissions', () => {
  it('should hold everywhere, or on one server', () => {
    const permissions = Permissions.of(['server:read'], { s1: ['console:read'] })
    expect(permissions.can('server:read', 's9')).toBe(true)
    expect(permissions.can('console:read', 's1')).toBe(true)
    expect(permissions.can('console:read', 's2')).toBe(false)
    expect(permissions.can('console:read')).toBe(false)
  })
})
