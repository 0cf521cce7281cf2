import { request } from '@/api/http'
import { Problem } from '@/api/problem'
import type { Providers, User } from '@/api/types'

const COOKIE_SESSION = { 'X-Session': 'cookie' }

export const getProviders = () => request<Providers>('GET', '/auth/providers', { anonymous: true })

/** Signs in; the tokens arrive as cookies that no script can read. */
export async function signIn(email: string, password: string): Promise<User> {
  const answer = await request<{ user: User }>('POST', '/auth/login', {
    anonymous: true,
    headers: COOKIE_SESSION,
    body: { email, password },
  })
  return answer.user
}

export const register = (email: string, password: string, displayName: string) =>
  request<unknown>('POST', '/auth/register', {
    anonymous: true,
    headers: COOKIE_SESSION,
    body: { email, password, displayName },
  })

/** Ends the session, with a fresh access token when the old one has expired. One that is over already counts as ended. */
export async function signOut(): Promise<void> {
  try {
    await request<undefined>('POST', '/auth/logout')
  } catch (error) {
    if (!(error instanceof Problem && error.status === 401)) throw error
  }
}
