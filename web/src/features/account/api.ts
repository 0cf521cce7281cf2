import { defineQueryOptions } from '@pinia/colada'
import { request } from '@/api/http'
import { keys } from '@/api/keys'
import type { CreateApiKeyRequest, LocationView, VerificationView } from '@/api/schema/auth-service'
import type {
  ApiKey,
  Identity,
  NewApiKey,
  Page,
  RecoveryCodes,
  Session,
  Totp,
  TotpSecret,
  User,
} from '@/api/types'

const one = encodeURIComponent

export const sessionsQuery = defineQueryOptions({
  key: keys.sessions,
  query: async () => (await request<Page<Session>>('GET', '/me/sessions')).items,
  staleTime: 0,
})

export const totpQuery = defineQueryOptions({
  key: keys.totp,
  query: () => request<Totp>('GET', '/me/totp'),
  staleTime: 0,
})

export const identitiesQuery = defineQueryOptions({
  key: keys.identities,
  query: async () => (await request<Page<Identity>>('GET', '/me/identities')).items,
  staleTime: 0,
})

export const apiKeysQuery = defineQueryOptions({
  key: keys.apiKeys,
  query: async () => (await request<Page<ApiKey>>('GET', '/me/api-keys')).items,
  staleTime: 0,
})

export const readMe = () => request<User>('GET', '/me')

export const rename = (displayName: string) => request<User>('PATCH', '/me', { body: { displayName } })

/** Null when a mail was sent first: the address changes when its link is opened. */
export async function changeEmail(email: string, currentPassword?: string): Promise<User | null> {
  const answer = await request<User | VerificationView>('PUT', '/me/email', {
    body: { email, currentPassword },
  })
  return 'verification' in answer ? null : answer
}

export const sendVerification = () => request<undefined>('POST', '/me/email/verification')

/** Ends all other sessions. */
export const changePassword = (newPassword: string, currentPassword?: string) =>
  request<undefined>('PUT', '/me/password', { body: { currentPassword, newPassword } })

export const beginTotp = (currentPassword?: string) =>
  request<TotpSecret>('POST', '/me/totp', { body: { currentPassword } })

const withCode = <T>(path: string) => {
  return (code: string) => request<T>('POST', `/me/totp/${path}`, { body: { code } })
}
export const confirmTotp = withCode<RecoveryCodes>('confirm')
export const renewRecoveryCodes = withCode<RecoveryCodes>('recovery-codes')
export const disableTotp = withCode<undefined>('disable')

/** The address of this site to go on to, where the other provider is asked. */
export const beginLink = async (provider: string, currentPassword?: string) =>
  (
    await request<LocationView>('POST', `/me/identities/${one(provider)}`, {
      body: { currentPassword },
    })
  ).location

export const unlink = (provider: string) => request<undefined>('DELETE', `/me/identities/${one(provider)}`)

export type ApiKeyWish = CreateApiKeyRequest

export const createApiKey = (wish: ApiKeyWish) => request<NewApiKey>('POST', '/me/api-keys', { body: wish })

export const revokeApiKey = (id: string) => request<undefined>('DELETE', `/me/api-keys/${one(id)}`)

export const revokeOtherSessions = () =>
  request<undefined>('DELETE', '/me/sessions', { query: { keepCurrent: true } })

export const revokeSession = (id: string) => request<undefined>('DELETE', `/me/sessions/${one(id)}`)
