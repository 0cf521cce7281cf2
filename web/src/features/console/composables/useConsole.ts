import { onScopeDispose, ref, shallowRef, type Ref } from 'vue'
import { request, socketUrl } from '@/api/http'
import { Problem } from '@/api/problem'
import { LastingSocket, type SocketPhase } from '@/api/socket'
import type { ConsoleFrame, Server, ServerState } from '@/api/types'
import { ConsoleBuffer, type Entry } from '../consoleBuffer'

export interface ConsoleConnection {
  phase: Ref<SocketPhase>
  /** When the next attempt is due, in milliseconds since the epoch, while waiting. */
  retryAt: Ref<number | null>
  /** The state as the console stream last named it; newer than the list's in the first moments. */
  streamState: Ref<ServerState | null>
  /** Set when the console cannot be had at all; no more attempts are made. */
  refused: Ref<Problem | null>
  send: (command: string) => boolean
  retryNow: () => void
}

/** The panel's codes for "not allowed any more" and "no such server any more". */
const FORBIDDEN = 4403
const GONE = 4404

/** The console of one server for as long as the calling component lives. New entries go to `show` in order. */
export function useConsole(
  server: Pick<Server, 'id' | 'tenantId'>,
  show: (entries: Entry[]) => void,
  mayRead: boolean,
): ConsoleConnection {
  const phase = ref<SocketPhase>(mayRead ? 'connecting' : 'closed')
  const retryAt = ref<number | null>(null)
  const streamState = ref<ServerState | null>(null)
  const refused = shallowRef<Problem | null>(null)
  const buffer = new ConsoleBuffer()
  const path = `/tenants/${server.tenantId}/servers/${server.id}`

  const socket = new LastingSocket({
    url: () => socketUrl(`${path}/console`),
    onFrame: (frame) => receive(frame as ConsoleFrame),
    onPhase: (next, at) => {
      phase.value = next
      retryAt.value = at
    },
    beforeRetry: mayRetry,
    finalCodes: [FORBIDDEN, GONE],
    onFinal: (code, detail) => {
      const gone = code === GONE
      refused.value = gone
        ? new Problem(404, { code: 'not-found' })
        : new Problem(403, { code: 'forbidden', detail })
    },
  })

  function receive(frame: ConsoleFrame): void {
    if (frame.type === 'history') show(buffer.history(frame.runId, frame.lines))
    else if (frame.type === 'output') show(buffer.output(frame.runId, frame.lines))
    else if (frame.type === 'gap') show(buffer.skip(frame.runId, frame.from, frame.to))
    else if (frame.type === 'state') streamState.value = frame.state
    else if (frame.type === 'error') show([{ kind: 'error', text: frame.detail ?? frame.code }])
  }

  /** A refused upgrade says nothing: asking for the server renews the session, and tells whether it is still there. */
  async function mayRetry(): Promise<boolean> {
    try {
      await request('GET', path)
      return true
    } catch (error) {
      const gone = error instanceof Problem && [401, 403, 404].includes(error.status)
      if (gone) refused.value = error
      return !gone
    }
  }

  function send(command: string): boolean {
    const sent = socket.send({ type: 'command', text: command })
    if (sent) show([{ kind: 'command', text: command, at: new Date().toISOString() }])
    return sent
  }

  if (mayRead) socket.start()
  else refused.value = new Problem(403, { code: 'forbidden' })
  onScopeDispose(() => socket.stop())
  return { phase, retryAt, streamState, refused, send, retryNow: () => socket.retryNow() }
}
