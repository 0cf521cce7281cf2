import type { LocationQueryValue } from 'vue-router'

/** Where to go after sign-in. Only a path of this page is followed, never another host's address. */
export function returnTo(value: LocationQueryValue | LocationQueryValue[] | undefined): string {
  const path = Array.isArray(value) ? value[0] : value
  return path && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : '/'
}
