import type { LocationQuery, LocationQueryValue } from 'vue-router'

/** Where to go after sign-in. Only a path of this page is followed, never another host's address. */
export function returnTo(value: LocationQueryValue | LocationQueryValue[] | undefined): string {
  const path = Array.isArray(value) ? value[0] : value
  // browsers drop tabs and line ends inside an address: "/<tab>/host" would be another host's
  const safe = path && /^\/(?![/\\])[^\p{Cc}]*$/u.test(path) && !path.startsWith('/sign-in')
  return safe ? path : '/'
}

/** The same for the next page on the way to sign-in; everything else in the address stays behind. */
export function onTheWay(query: LocationQuery): { returnTo?: string } {
  const path = returnTo(query['returnTo'])
  return path === '/' ? {} : { returnTo: path }
}
