import { request } from '@/api/http'
import type { Page, Person } from '@/api/types'

export const PAGE_SIZE = 50

export const listPeople = (search: string, cursor?: string) =>
  request<Page<Person>>('GET', '/users', { query: { q: search, limit: PAGE_SIZE, cursor } })

const superAdmin = (id: string) => `/users/${encodeURIComponent(id)}/super-admin`

/** Ends that person's sessions, as does taking it away: they come back with the new rights. */
export const makeSuperAdmin = (id: string) => request<undefined>('PUT', superAdmin(id))
export const revokeSuperAdmin = (id: string) => request<undefined>('DELETE', superAdmin(id))
