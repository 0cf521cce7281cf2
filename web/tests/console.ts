import { screen, waitFor } from '@testing-library/vue'
import { expect } from 'vitest'
import ConsoleTab from '@/features/console/components/ConsoleTab.vue'
import { FakeSocket } from './fakeSocket'
import { Terminal } from './fakeTerminal'
import { show, type Shown } from './page'
import { everything, server } from './things'

/** When the lines of a console were printed, in local time. */
export const printedAt = new Date(2026, 0, 1, 14, 3, 4).toISOString()

/** Opens the console of a server that has printed these lines. xterm is to be the fake one. */
export async function openConsole(...texts: string[]): Promise<Shown> {
  const page = await show(ConsoleTab, { server: server(), permissions: everything })
  FakeSocket.last.accept()
  const lines = texts.map((text, index) => ({ seq: index + 1, at: printedAt, text }))
  FakeSocket.last.receive({ type: 'history', runId: 'r', lines })
  if (texts.length > 0) await waitFor(() => expect(Terminal.last.written).toContain(texts.at(-1)))
  return page
}

export const button = (name: string): HTMLElement => screen.getByRole('button', { name })

export const consoleRegion = (): HTMLElement => screen.getByRole('region', { name: /^Console of/ })
