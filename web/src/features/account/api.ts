import { defineQueryOptions } from '@pinia/colada'
import { request } from '@/api/http'
import { keys } from '@/api/keys'
import type { Page, Session, User } from '@/api/types'

export const sessionsQuery = defineQueryOptions({
  key: keys.sessions,
  query: async () => (await request<Page<Session>>('GET', '/me/sessions')).items,
  staleTime: 0,
})

export const revokeOtherSessions = () =>
  request<undefined>('DELETE', '/me/sessions', { query: { keepCurrent: true } })

export const rename = (displayName: string) => request<User>('PATCH', '/me', { body: { displayName } })

export const revokeSession = (id: string) =>
  request<undefined>('DELETE', `/me/sessions/${encodeURIComponent(id)}`)
