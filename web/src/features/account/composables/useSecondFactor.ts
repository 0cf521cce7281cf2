import { useQueryCache } from '@pinia/colada'
import { keys } from '@/api/keys'
import { useSession } from '@/api/session'

/** Keeps what the page knows of the second factor true after it was changed here. */
export function useSecondFactor(): { changed: (on: boolean) => void; refresh: () => Promise<unknown> } {
  const session = useSession()
  const cache = useQueryCache()

  function changed(on: boolean): void {
    if (session.user) session.signedIn({ ...session.user, secondFactor: on })
  }

  return { changed, refresh: () => cache.invalidateQueries({ key: keys.totp }) }
}
