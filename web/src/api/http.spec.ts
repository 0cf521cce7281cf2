import { http, HttpResponse } from 'msw'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { answer, api, refuse } from '../../tests/api'
import { request, whenSecondFactorRequired, whenSignedOut } from './http'
import { Problem } from './problem'

const failure = (promise: Promise<unknown>) => promise.then(() => undefined).catch((error: unknown) => error)

describe('request', () => {
  afterEach(() => {
    whenSignedOut(() => undefined)
    whenSecondFactorRequired(() => undefined)
  })

  it('should bring the CSRF token along when the method is unsafe', async () => {
    // given
    const posts = answer('post', '/things', {})
    const gets = answer('get', '/things', {})
    // when
    await request('POST', '/things', { body: { a: 1 } })
    await request('GET', '/things')
    // then
    expect(posts.requests[0]?.headers.get('X-CSRF-Token')).toBe('token')
    expect(gets.requests[0]?.headers.has('X-CSRF-Token')).toBe(false)
  })

  it('should leave out query parameters that have no value', async () => {
    // given
    const seen = answer('get', '/things', {})
    // when
    await request('GET', '/things', { query: { cursor: undefined, limit: 5, q: '' } })
    // then
    expect(new URL(seen.requests[0]?.url ?? '').search).toBe('?limit=5')
  })

  it('should throw the problem with its fields and trace id when the panel refuses', async () => {
    // given
    refuse('post', '/things', 400, 'validation-failed', {
      errors: [{ field: 'create.name', message: 'too long' }],
    })
    // when
    const error = await failure(request('POST', '/things', { body: {} }))
    // then
    expect(error).toBeInstanceOf(Problem)
    expect(error).toMatchObject({ status: 400, code: 'validation-failed', traceId: 'trace-1' })
    expect((error as Problem).forField('name')?.message).toBe('too long')
  })

  it('should say unreachable when there is no answer', async () => {
    // given
    api.use(http.get('*/api/v1/things', () => HttpResponse.error()))
    // when
    const error = await failure(request('GET', '/things'))
    // then
    expect(error).toMatchObject({ status: 0, code: 'unreachable' })
  })

  it('should refresh once and repeat every request when several find the session stale', async () => {
    // given
    let fresh = false
    const refreshed = vi.fn()
    api.use(
      http.get('*/api/v1/things/:id', ({ params }) =>
        fresh ? HttpResponse.json(params['id'] as string) : new HttpResponse(null, { status: 401 }),
      ),
      http.post('*/api/v1/auth/refresh', ({ request: renewal }) => {
        refreshed(renewal.headers.get('content-type'))
        fresh = true
        return HttpResponse.json({})
      }),
    )
    // when
    const answers = await Promise.all(['1', '2', '3'].map((id) => request('GET', `/things/${id}`)))
    // then
    expect(answers).toEqual(['1', '2', '3'])
    expect(refreshed.mock.calls).toEqual([['application/json']])
  })

  it('should tell that the session is over when the refresh is refused', async () => {
    // given
    const signedOut = vi.fn()
    whenSignedOut(signedOut)
    refuse('get', '/things', 401, 'unauthenticated')
    refuse('post', '/auth/refresh', 401, 'session-expired')
    // when
    const error = await failure(request('GET', '/things'))
    // then
    expect(error).toMatchObject({ status: 401 })
    expect(signedOut).toHaveBeenCalledTimes(1)
  })

  it('should keep the session when the panel fails at the refresh', async () => {
    // given
    const signedOut = vi.fn()
    whenSignedOut(signedOut)
    refuse('get', '/things', 401, 'unauthenticated')
    refuse('post', '/auth/refresh', 503, 'dependency-unavailable')
    // when
    const error = await failure(request('GET', '/things'))
    // then
    expect(error).toMatchObject({ status: 503 })
    expect(signedOut).not.toHaveBeenCalled()
  })

  it('should tell that a second factor is demanded, and of no other refusal', async () => {
    // given
    const demanded = vi.fn()
    whenSecondFactorRequired(demanded)
    refuse('get', '/things', 403, 'forbidden')
    await failure(request('GET', '/things'))
    expect(demanded).not.toHaveBeenCalled()
    refuse('get', '/things', 403, 'second-factor-required')
    // when
    const error = await failure(request('GET', '/things'))
    // then
    expect(error).toMatchObject({ code: 'second-factor-required' })
    expect(demanded).toHaveBeenCalledTimes(1)
  })

  it('should not refresh when the 401 speaks about a password', async () => {
    // given
    refuse('post', '/auth/login', 401, 'invalid-credentials')
    // when
    const error = await failure(request('POST', '/auth/login', { anonymous: true, body: {} }))
    // then
    expect(error).toMatchObject({ code: 'invalid-credentials' })
  })
})
