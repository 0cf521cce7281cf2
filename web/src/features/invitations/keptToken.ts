const STORED = 'ptn.invitation'

/**
 * Keeps the token of a link while somebody signs in, which may lead over another site and back. It stays in this tab,
 * which sends it nowhere: in the address to return to it would reach the panel's logs.
 */
export function keepToken(token: string): void {
  sessionStorage.setItem(STORED, token)
}

/** The kept token, which is forgotten with that. */
export function takeToken(): string | null {
  const token = sessionStorage.getItem(STORED)
  sessionStorage.removeItem(STORED)
  return token
}
