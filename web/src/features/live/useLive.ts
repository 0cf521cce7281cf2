import { useQueryCache } from '@pinia/colada'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { request, socketUrl } from '@/api/http'
import { observations } from '@/api/observations'
import { Problem } from '@/api/problem'
import { LastingSocket, type SocketPhase } from '@/api/socket'
import type { FeedFrame } from '@/api/types'
import { Feed } from './feed'

/** Failures in a row after which the remembered place is given up: it may be older than what the panel keeps. */
const FORGET_AFTER = 3

/** The one live connection of the page. Started when somebody is signed in, stopped when they leave. */
export const useLive = defineStore('live', () => {
  const phase = ref<SocketPhase>('closed')
  const retryAt = ref<number | null>(null)
  const feed = new Feed(useQueryCache(), observations)

  const socket = new LastingSocket({
    url: () => socketUrl('/live', { since: feed.cursor ?? undefined }),
    onFrame: (frame) => feed.receive(frame as FeedFrame),
    onPhase: (next, at) => {
      phase.value = next
      retryAt.value = at
    },
    beforeRetry: async (attempt) => {
      if (attempt + 1 >= FORGET_AFTER) feed.reset()
      return sessionLives()
    },
  })

  function stop(): void {
    socket.stop()
    feed.reset()
  }

  return { phase, retryAt, start: () => socket.start(), stop, retryNow: () => socket.retryNow() }
})

/** A refused upgrade has no status; this request has one, and renews the session on the way. */
async function sessionLives(): Promise<boolean> {
  try {
    await request('GET', '/me')
    return true
  } catch (error) {
    return !(error instanceof Problem && error.status === 401)
  }
}
