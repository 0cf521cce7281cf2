import { cleanup, configure } from '@testing-library/vue'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { readdirSync } from 'node:fs'
import type { Feature } from '@/locales/schema'
import { loadWords, setLocale } from '@/ui/locale'
import { FakeSocket } from './fakeSocket'
import { api } from './api'

// Pages are loaded when they are needed, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 10_000 })

beforeAll(async () => {
  await setLocale('en', false)
  // Parts of a page are tried without the page around them, which would have asked for their words.
  await loadWords(readdirSync('src/locales/en').map((file) => file.replace('.json', '') as Feature))
  // A request nobody arranged is a mistake of the test, and fails it.
  api.listen({ onUnhandledRequest: 'error' })
})
beforeEach(() => {
  document.cookie = 'ptn_csrf_8080=token'
  vi.stubGlobal('WebSocket', FakeSocket)
  FakeSocket.all.length = 0
})
afterEach(() => {
  cleanup()
  api.resetHandlers()
  localStorage.clear()
  sessionStorage.clear()
  document.body.innerHTML = ''
  vi.useRealTimers()
})
afterAll(() => api.close())
