export interface FieldError {
  field: string
  message: string
}

/** The body of an `application/problem+json` answer, as far as the page reads it. */
export interface ProblemBody {
  title?: string
  status?: number
  detail?: string
  code?: string
  traceId?: string
  errors?: FieldError[]
}

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

  /** The message for one field of a form; `field` is matched without a leading path or a place in a list. */
  forField(field: string): string | undefined {
    return this.errors.find(
      (error) =>
        error.field
          .replace(/\[.*\]$/, '')
          .split('.')
          .at(-1) === field,
    )?.message
  }
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, { code: 'unexpected', detail: String(error) })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
