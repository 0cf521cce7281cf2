import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { mayHaveSession } from './csrf'
import { request } from './http'
import { Problem } from './problem'
import type { User } from './types'

/** Who is signed in. `undefined` until the panel was asked, `null` when nobody is. */
export const useSession = defineStore('session', () => {
  const user = ref<User | null>()
  let asking: Promise<User | null> | null = null

  /** Asks the panel once who this is. Throws when it cannot be reached. */
  function ensure(): Promise<User | null> {
    if (user.value !== undefined) return Promise.resolve(user.value)
    asking ??= ask().finally(() => {
      asking = null
    })
    return asking
  }

  async function ask(): Promise<User | null> {
    if (!mayHaveSession()) {
      user.value = null
      return null
    }
    try {
      user.value = await request<User>('GET', '/me')
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error
      user.value = null
    }
    return user.value
  }

  /** Asks again, after something about the account has changed elsewhere. */
  function renew(): Promise<User | null> {
    return ask()
  }

  function signedIn(person: User): void {
    user.value = person
  }

  function signedOut(): void {
    user.value = null
  }

  /** The panel asks for a second factor, maybe since just now. */
  function secondFactorDemanded(): void {
    if (user.value) user.value = { ...user.value, secondFactorRequired: true }
  }

  return {
    user,
    isSignedIn: computed(() => Boolean(user.value)),
    ensure,
    renew,
    secondFactorDemanded,
    signedIn,
    signedOut,
  }
})
