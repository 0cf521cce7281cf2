const PREFIX = 'ptn_csrf_'

/**
 * The token that unsafe requests must bring along. The cookie carries the panel's port in its name, because
 * cookies themselves ignore ports; behind a proxy the port differs, and then a lone cookie is the right one.
 */
export function csrfToken(
  cookies: string = document.cookie,
  place: Pick<Location, 'port' | 'protocol'> = location,
): string | undefined {
  const tokens = tokensByPort(cookies)
  const port = place.port || (place.protocol === 'https:' ? '443' : '80')
  return tokens.get(port) ?? (tokens.size === 1 ? tokens.values().next().value : undefined)
}

/** Whether there can be a session at all: its token lies there as long as it lives. */
export function mayHaveSession(cookies: string = document.cookie): boolean {
  return tokensByPort(cookies).size > 0
}

function tokensByPort(cookies: string): Map<string, string> {
  const tokens = new Map<string, string>()
  for (const part of cookies.split(';')) {
    const [name = '', ...value] = part.trim().split('=')
    if (name.startsWith(PREFIX)) tokens.set(name.slice(PREFIX.length), decodeURIComponent(value.join('=')))
  }
  return tokens
}
