import { csrfToken } from './csrf'
import { Problem } from './problem'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface RequestOptions {
  body?: unknown
  query?: Record<string, string | number | boolean | undefined>
  headers?: Record<string, string>
  signal?: AbortSignal
  /** Answers 401 as it is, for sign-in itself, where a 401 speaks about the password. */
  anonymous?: boolean
}

export interface Answer<T> {
  data: T
  etag: string | null
}

const BASE = '/api/v1'

let refreshing: Promise<boolean> | null = null
let onSignedOut: () => void = () => undefined
let onSecondFactorRequired: () => void = () => undefined

/** Names who is told when the session is over and no refresh could save it. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener
}

/** Names who is told when the panel answers nothing until this person has a second factor. */
export function whenSecondFactorRequired(listener: () => void): void {
  onSecondFactorRequired = listener
}

export async function request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  return (await exchange<T>(method, path, options)).data
}

/** Like {@link request}, with the entity tag that a later conditional write needs. */
export async function exchange<T>(
  method: Method,
  path: string,
  options: RequestOptions = {},
): Promise<Answer<T>> {
  let response = await send(method, path, options)
  if (response.status === 401 && !options.anonymous) {
    if (await refreshSession()) response = await send(method, path, options)
    if (response.status === 401) onSignedOut()
  }
  if (!response.ok) throw await refusal(response)
  return { data: await read<T>(response), etag: response.headers.get('etag') }
}

async function refusal(response: Response): Promise<Problem> {
  const problem = await Problem.of(response)
  if (problem.status === 403 && problem.code === 'second-factor-required') onSecondFactorRequired()
  return problem
}

// the gateway takes what comes without the session's token for ours by its type, which no foreign form can send
const RENEWAL = { headers: { 'X-Session': 'cookie', 'content-type': 'application/json' } }

/**
 * Trades the refresh cookie for a fresh session. However many requests find out at once that the session is
 * stale, one trade is made and all of them wait for it. False means: sign in again.
 */
export function refreshSession(): Promise<boolean> {
  refreshing ??= send('POST', '/auth/refresh', RENEWAL)
    .then((response) => {
      if (response.status >= 500) throw new Problem(response.status, {})
      return response.ok
    })
    .finally(() => {
      refreshing = null
    })
  return refreshing
}

function send(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const headers = new Headers({ accept: 'application/json', ...options.headers })
  if (options.body !== undefined) headers.set('content-type', 'application/json')
  if (method !== 'GET') {
    const token = csrfToken()
    if (token) headers.set('X-CSRF-Token', token)
  }
  return fetch(BASE + path + queryString(options.query), {
    method,
    headers,
    body: options.body === undefined ? null : JSON.stringify(options.body),
    credentials: 'same-origin',
    signal: options.signal ?? null,
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw Problem.unreachable()
  })
}

async function read<T>(response: Response): Promise<T> {
  const text = response.status === 204 ? '' : await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

function queryString(query: RequestOptions['query']): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '')
  return pairs.length === 0
    ? ''
    : `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}`
}

/** The address of a WebSocket of this panel. */
export function socketUrl(path: string, query?: RequestOptions['query']): string {
  const url = new URL(BASE + path + queryString(query), location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.toString()
}
