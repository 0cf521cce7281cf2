import { http, HttpResponse, type JsonBodyType } from 'msw'
import { setupServer } from 'msw/node'
import { isDocumented } from './documents'

/** The panel as a test arranges it. */
export const api = setupServer()

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** What tests of the client itself ask for. */
const MADE_UP = '/things'

/** Answers one endpoint, which a service has to have, and keeps what was asked. */
export function answer(
  verb: Verb,
  path: string,
  body: JsonBodyType,
  init: { status?: number; headers?: Record<string, string> } = {},
): { requests: Request[]; bodies: unknown[] } {
  if (!path.startsWith(MADE_UP) && !isDocumented(verb, path)) {
    throw new Error(`No document in docs/openapi has ${verb} ${path}`)
  }
  const seen: { requests: Request[]; bodies: unknown[] } = { requests: [], bodies: [] }
  api.use(
    http[verb](`*/api/v1${path}`, async ({ request }) => {
      seen.requests.push(request.clone() as Request)
      const text = await request.clone().text()
      seen.bodies.push(text === '' ? undefined : JSON.parse(text))
      if (init.status === 204) return new HttpResponse(null, { status: 204 })
      return HttpResponse.json(body, init)
    }),
  )
  return seen
}

/** Answers one endpoint with a problem, or with nothing at all (0), once it is released. */
export function hold(
  verb: Verb,
  path: string,
  status: number,
  code = 'unreachable',
): { release: () => void } {
  if (!isDocumented(verb, path)) throw new Error(`No document in docs/openapi has ${verb} ${path}`)
  let release: () => void = () => undefined
  const promise = new Promise<void>((resolve) => (release = resolve))
  api.use(
    http[verb](`*/api/v1${path}`, async () => {
      await promise
      if (status === 0) return HttpResponse.error()
      const headers = { 'content-type': 'application/problem+json' }
      return HttpResponse.json({ title: code, status, code }, { status, headers })
    }),
  )
  return { release }
}

/** Answers one endpoint with a problem. */
export function refuse(
  verb: Verb,
  path: string,
  status: number,
  code: string,
  more: Record<string, JsonBodyType> = {},
) {
  return answer(
    verb,
    path,
    { title: code, status, code, traceId: 'trace-1', ...more },
    { status, headers: { 'content-type': 'application/problem+json' } },
  )
}
