import { request } from '@/api/http'
import { Problem } from '@/api/problem'
import type { SignInView } from '@/api/schema/auth-service'
import type { User } from '@/api/types'

/** The tokens arrive as cookies that no script can read. */
const COOKIE_SESSION = { 'X-Session': 'cookie' }

const post = <T>(path: string, body: unknown, headers: Record<string, string> = {}) =>
  request<T>('POST', `/auth/${path}`, { anonymous: true, headers, body })

const open = async (path: string, body: unknown) => (await post<SignInView>(path, body, COOKIE_SESSION)).user

/** Signs in. Without `otp` it is refused with `otp-required` when the account has a second factor. */
export const signIn = (email: string, password: string, otp?: string) =>
  open('login', { email, password, otp })

/** Like {@link signIn}, where a directory knows the password. */
export const signInToDirectory = (id: string, username: string, password: string, otp?: string) =>
  open(`${encodeURIComponent(id)}/login`, { username, password, otp })

/** The second step after another provider has said who it is. */
export const confirmSecondFactor = (otp: string) => open('second-factor', { otp })

/** Makes an account. */
export const register = (email: string, password: string, displayName: string) =>
  post<unknown>('register', { email, password, displayName })

/** Sends a mail with a link to make an account. Nothing tells whether there was one already. */
export const registerByMail = (email: string) => post<unknown>('register', { email })

/** Makes the account whose address the link proves. */
export const completeRegistration = (token: string, password: string, displayName: string) =>
  post<User>('register/complete', { token, password, displayName })

export const verifyEmail = (token: string) => post<undefined>('verify-email', { token })

export const sendVerification = () => request<undefined>('POST', '/me/email/verification')

export const forgotPassword = (email: string) => post<undefined>('password/forgot', { email })

export const resetPassword = (token: string, password: string) =>
  post<undefined>('password/reset', { token, password })

/** Ends the session, with a fresh access token when the old one has expired. One that is over already counts as ended. */
export async function signOut(): Promise<void> {
  try {
    await request<undefined>('POST', '/auth/logout')
  } catch (error) {
    if (!(error instanceof Problem && error.status === 401)) throw error
  }
}
