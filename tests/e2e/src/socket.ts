import WebSocket from 'ws'
import { product } from './product.ts'

export interface Frame {
  type: string
  cursor?: string
  data?: Record<string, unknown>
  [key: string]: unknown
}

/** A WebSocket of the API that remembers every frame, and lets a test wait for one. */
export class Socket {
  readonly frames: Frame[] = []
  closed: number | undefined
  private waiting: (() => void)[] = []

  private readonly socket: WebSocket

  private constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (data) => {
      this.frames.push(JSON.parse(String(data)) as Frame)
      this.wake()
    })
    socket.on('close', (code) => {
      this.closed = code
      this.wake()
    })
    socket.on('error', () => this.wake())
  }

  /** Opens it; throws with the HTTP status when the upgrade is refused. */
  static open(path: string, token?: string, headers: Record<string, string> = {}): Promise<Socket> {
    return new Promise((done, failed) => {
      const socket = new WebSocket(`${product().url.replace('http', 'ws')}/api/v1${path}`, {
        headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...headers },
      })
      const wrapped = new Socket(socket)
      socket.on('open', () => done(wrapped))
      socket.on('unexpected-response', (_, response) => failed(new Error(`upgrade refused: ${response.statusCode}`)))
      socket.on('error', failed)
    })
  }

  send(frame: Frame): void {
    this.socket.send(JSON.stringify(frame))
  }

  /** The first frame from `from` on that fits; throws with all frames when there is none in time. */
  async waitFor(fits: (frame: Frame) => boolean, what: string, seconds = 60, from = 0): Promise<Frame> {
    const end = Date.now() + seconds * 1000
    for (;;) {
      const found = this.frames.slice(from).find(fits)
      if (found) {
        return found
      }
      const left = end - Date.now()
      if (left <= 0 || this.closed !== undefined) {
        const seen = this.frames.map((f) => JSON.stringify(f)).join('\n')
        throw new Error(`${this.closed === undefined ? 'no' : `closed (${this.closed}) before`} ${what}; seen:\n${seen}`)
      }
      await this.next(left)
    }
  }

  close(): void {
    this.socket.close()
  }

  private next(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, milliseconds)
      this.waiting.push(() => {
        clearTimeout(timer)
        done()
      })
    })
  }

  private wake(): void {
    this.waiting.splice(0).forEach((awake) => awake())
  }
}

/** The live feed of a person. */
export class Feed {
  private readonly socket: Socket

  private constructor(socket: Socket) {
    this.socket = socket
  }

  static async open(token: string, since?: string): Promise<Feed> {
    const socket = await Socket.open(`/live${since ? `?since=${encodeURIComponent(since)}` : ''}`, token)
    await socket.waitFor((f) => f.type === 'hello', 'hello')
    return new Feed(socket)
  }

  get cursor(): string {
    const cursor = this.socket.frames.map((f) => f.cursor).findLast((c) => c !== undefined)
    if (!cursor) {
      throw new Error('the feed gave no cursor')
    }
    return cursor
  }

  /** The states a server went through so far, in order. */
  states(serverId: string): string[] {
    return this.transitions(serverId).map((f) => String(f.data?.state))
  }

  transitions(serverId: string): Frame[] {
    return this.socket.frames.filter((f) => f.type === 'server-state' && f.data?.serverId === serverId)
  }

  /** Waits until the server is in a state, counted from the n-th transition on. */
  async state(serverId: string, state: string, seconds = 90, after = 0): Promise<Frame> {
    return this.socket.waitFor(
      (f) =>
        f.type === 'server-state' &&
        f.data?.serverId === serverId &&
        f.data.state === state &&
        this.transitions(serverId).indexOf(f) >= after,
      `state ${state}`,
      seconds,
    )
  }

  close(): void {
    this.socket.close()
  }
}

/** The console of a server. */
export class Console {
  private readonly socket: Socket

  private constructor(socket: Socket) {
    this.socket = socket
  }

  static async open(path: string, token: string): Promise<Console> {
    return new Console(await Socket.open(`${path}/console`, token))
  }

  lines(): string[] {
    return this.socket.frames
      .filter((f) => f.type === 'history' || f.type === 'output')
      .flatMap((f) => f.lines as { text: string }[])
      .map((l) => l.text)
  }

  async line(part: string, seconds = 30): Promise<void> {
    await this.socket.waitFor(
      (f) =>
        (f.type === 'history' || f.type === 'output') &&
        (f.lines as { text: string }[]).some((l) => l.text.includes(part)),
      `console line with "${part}"`,
      seconds,
    )
  }

  command(text: string): void {
    this.socket.send({ type: 'command', text })
  }

  close(): void {
    this.socket.close()
  }
}
