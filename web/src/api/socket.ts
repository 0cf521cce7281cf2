import { backoff } from './backoff'

export type SocketPhase = 'connecting' | 'open' | 'waiting' | 'closed'

export interface SocketOptions {
  /** Asked before each attempt, since the place to resume from moves on. */
  url: () => string
  onFrame: (frame: unknown) => void
  onPhase: (phase: SocketPhase, retryAt: number | null) => void
  /** Called after a connection that never opened or whose session ended: the place to renew it. False gives up. */
  beforeRetry?: (attempt: number) => Promise<boolean>
  /** Codes that mean "do not come back". */
  finalCodes?: readonly number[]
  onFinal?: (code: number, reason: string) => void
}

/** The panel's code for a socket whose session is over. */
const SESSION_ENDED = 4401

/**
 * A WebSocket that comes back: later after each failure, and at once when asked, when the network is back, or when somebody looks at
 * the page again. A page that nobody looks at does not try.
 */
export class LastingSocket {
  private socket: WebSocket | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private attempt = 0
  /** How the last connection ended, while the next is waited for. */
  private ended: { opened: boolean; attempt: number } | null = null
  private stopped = true
  private readonly options: SocketOptions
  private readonly wake = () => this.retryNow()
  private readonly comeBack = () => this.retryIfSeen()

  constructor(options: SocketOptions) {
    this.options = options
  }

  start(): void {
    if (!this.stopped) return
    this.stopped = false
    window.addEventListener('online', this.wake)
    document.addEventListener('visibilitychange', this.comeBack)
    this.connect()
  }

  stop(): void {
    this.stopped = true
    window.removeEventListener('online', this.wake)
    document.removeEventListener('visibilitychange', this.comeBack)
    this.endWait()
    this.release()
    this.options.onPhase('closed', null)
  }

  /** Skips the rest of the wait. */
  retryNow(): void {
    if (this.stopped || this.socket) return
    this.endWait()
    this.connect()
  }

  /** False when there is no open connection, and nothing was sent. */
  send(frame: object): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false
    this.socket.send(JSON.stringify(frame))
    return true
  }

  private connect(): void {
    this.options.onPhase('connecting', null)
    const socket = new WebSocket(this.options.url())
    let opened = false
    this.socket = socket
    socket.onopen = () => {
      opened = true
      this.options.onPhase('open', null)
    }
    socket.onmessage = (event: MessageEvent<string>) => {
      this.attempt = 0
      const frame = parse(event.data)
      if (frame !== undefined) this.options.onFrame(frame)
    }
    socket.onclose = (event) => {
      if (this.socket !== socket) return
      this.socket = null
      if (this.options.finalCodes?.includes(event.code)) {
        this.stop()
        this.options.onFinal?.(event.code, event.reason)
      } else {
        this.retryLater(opened && event.code !== SESSION_ENDED, event.code)
      }
    }
  }

  private retryLater(opened: boolean, code: number): void {
    const attempt = this.attempt++
    const delay = code === SESSION_ENDED ? 0 : backoff(attempt)
    this.options.onPhase('waiting', Date.now() + delay)
    this.ended = { opened, attempt }
    this.timer = setTimeout(this.comeBack, delay)
  }

  private retryIfSeen(): void {
    const ended = this.ended
    if (!ended || document.hidden) return
    this.endWait()
    void this.reconnect(ended.opened, ended.attempt)
  }

  private endWait(): void {
    clearTimeout(this.timer)
    this.ended = null
  }

  private async reconnect(opened: boolean, attempt: number): Promise<void> {
    // A refused upgrade has no status to read, so the session is renewed before the next try.
    const mayGoOn = opened || !this.options.beforeRetry || (await this.options.beforeRetry(attempt))
    if (this.stopped || this.socket) return
    if (mayGoOn) this.connect()
    else this.stop()
  }

  private release(): void {
    const socket = this.socket
    this.socket = null
    if (!socket) return
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // A frame that is no JSON cannot be for this page; the next one may be.
    return undefined
  }
}
