import type * as described from './schema/gameserver-service'

/**
 * Every service describes the same. `code` is out of a closed catalogue, which the page says in its own words; `message` is in
 * English, for codes that a service has and this page, being older, does not know.
 */
export type FieldError = Omit<described.FieldError, 'code'> & { code: string }

/** The body of an `application/problem+json` answer, as far as it can be relied on: a proxy on the way writes its own. */
export type ProblemBody = Partial<Omit<described.HttpValidationProblem, 'errors'> & { errors: FieldError[] }>

/**
 * Anything that kept a request from succeeding. `status` is 0 and `code` is `unreachable` when there was no
 * answer at all; otherwise they are the answer's own.
 */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | undefined
  readonly traceId: string | undefined
  readonly errors: readonly FieldError[]

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? `HTTP ${status}`)
    this.name = 'Problem'
    this.status = status
    this.code = body.code ?? (status === 0 ? 'unreachable' : `http-${status}`)
    this.title = body.title ?? ''
    this.detail = body.detail || undefined
    this.traceId = body.traceId
    this.errors = body.errors ?? []
  }

  static unreachable(): Problem {
    return new Problem(0, {})
  }

  static async of(response: Response): Promise<Problem> {
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    const body: unknown = isJson ? await response.json().catch(() => null) : null
    return new Problem(response.status, isRecord(body) ? (body as ProblemBody) : {})
  }

  /**
   * What is wrong with one field of a form: be it said of the field, of one place in it (`items[1]`, `labels.zone`), or with the path
   * that leads there (`resources.diskMiB`).
   */
  forField(field: string): FieldError | undefined {
    return this.errors.find((error) => {
      const path = error.field.replace(/\[\d+\]/g, '')
      return path === field || path.startsWith(`${field}.`) || path.endsWith(`.${field}`)
    })
  }
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, { code: 'unexpected', detail: String(error) })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
