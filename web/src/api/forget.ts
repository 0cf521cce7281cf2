import type { QueryCache } from '@pinia/colada'
import { usageSamples } from './samples'

/** Forgets every answer. After the page is gone: nothing that is still shown asks again without a session. */
export function forgetAnswers(cache: QueryCache): void {
  for (const entry of cache.getEntries()) cache.remove(entry)
  usageSamples.clear()
}
