/** Leaves this page for an address of the panel itself, which leads on elsewhere and comes back to `returnTo`. */
export function leaveFor(path: string, returnTo: string): void {
  const url = new URL(path, location.origin)
  if (url.origin !== location.origin) throw new Error('This address is not of this panel.')
  url.searchParams.set('returnTo', returnTo)
  location.assign(url.pathname + url.search)
}
