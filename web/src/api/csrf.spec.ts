import { describe, expect, it } from 'vitest'
import { csrfToken, mayHaveSession } from './csrf'

const at = (port: string, protocol = 'http:') => ({ port, protocol })

describe('csrfToken', () => {
  it('should take the cookie of this port when there are several', () => {
    expect(csrfToken('ptn_csrf_8080=a; ptn_csrf_9090=b', at('9090'))).toBe('b')
  })

  it('should know the port that an address leaves out', () => {
    expect(csrfToken('ptn_csrf_443=a; ptn_csrf_80=b', at('', 'https:'))).toBe('a')
    expect(csrfToken('ptn_csrf_443=a; ptn_csrf_80=b', at(''))).toBe('b')
  })

  it('should take a lone cookie when a proxy stands at another port', () => {
    expect(csrfToken('theme=dark; ptn_csrf_8080=a%3D', at('5173'))).toBe('a=')
  })

  it('should have none when none fits', () => {
    expect(csrfToken('ptn_csrf_1=a; ptn_csrf_2=b', at('3'))).toBeUndefined()
    expect(csrfToken('', at('8080'))).toBeUndefined()
  })
})

describe('mayHaveSession', () => {
  it('should be told by any token', () => {
    expect(mayHaveSession('ptn_csrf_1=a')).toBe(true)
    expect(mayHaveSession('theme=dark')).toBe(false)
  })
})
