import { Api } from './api.ts'
import { product } from './product.ts'

/** The simulated Discord of the product under test: what people do there, and what is done to it. */
export class Discord {
  readonly url: string

  private constructor(url: string) {
    this.url = url
  }

  /** Where signing in leads to. */
  static async find(): Promise<Discord> {
    const { location } = await go(`${product().url}/api/v1/auth/discord/login`)
    return new Discord(new URL(location).origin)
  }

  /** Somebody new there. */
  async person(name: string): Promise<string> {
    const username = `${name.toLowerCase()}${Date.now()}`
    return this.made('/people', { username, globalName: name, email: `${username}@example.org` })
  }

  /** A new server of theirs. */
  guild(name: string, ownerId: string): Promise<string> {
    return this.made('/guilds', { name, ownerId })
  }

  role(guildId: string, name: string): Promise<string> {
    return this.made(`/guilds/${guildId}/roles`, { name })
  }

  async join(guildId: string, personId: string, roles: string[]): Promise<void> {
    await this.control('PUT', `/guilds/${guildId}/members/${personId}`, { roles })
  }

  /** From now on they have just these roles. */
  async setRoles(guildId: string, personId: string, roles: string[]): Promise<void> {
    await this.control('PATCH', `/guilds/${guildId}/members/${personId}`, { roles })
  }

  /** Many people and roles at once, of which no event tells. */
  async fill(guildId: string, many: { members: number; roles: number; rolesEach: number }): Promise<void> {
    await this.control('POST', `/guilds/${guildId}/bulk`, { ...many, prefix: 'rider', seed: 1 })
  }

  /** Who leaves, or is kicked. */
  async remove(guildId: string, personId: string): Promise<void> {
    await this.control('DELETE', `/guilds/${guildId}/members/${personId}`)
  }

  /** Signs in to the panel as that person. */
  async signIn(personId: string): Promise<Api> {
    const cookies = new Map<string, string>()
    const leaving = await go(`${product().url}/api/v1/auth/discord/login`, cookies)
    const back = await this.consent(leaving.location, personId)
    await go(back, cookies)
    const access = [...cookies].find(([name]) => name.startsWith('ptn_access_'))
    if (!access) {
      throw new Error(`not signed in; cookies: ${[...cookies.keys()].join(', ')}`)
    }
    return new Api(access[1])
  }

  /** Says yes on the page at that address; the answer is where Discord sends the browser. */
  async consent(address: string, personId: string, guildId?: string): Promise<string> {
    const form = new URL(address).searchParams
    form.set('person', personId)
    form.set('decision', 'allow')
    if (guildId) {
      form.set('guild', guildId)
    }
    const answer = await fetch(`${this.url}/oauth2/authorize`, { method: 'POST', redirect: 'manual', body: form })
    const location = answer.headers.get('Location')
    if (!location) {
      throw new Error(`Discord sent nobody back: ${answer.status} ${await answer.text()}`)
    }
    return location
  }

  private async made(path: string, body: unknown): Promise<string> {
    return ((await this.control('POST', path, body)) as { id: string }).id
  }

  private async control(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.url}/_control${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    }
    return text ? (JSON.parse(text) as unknown) : undefined
  }
}

/** Follows no redirect, and keeps cookies as a browser does. */
async function go(address: string, cookies = new Map<string, string>()): Promise<{ location: string }> {
  const answer = await fetch(address, {
    redirect: 'manual',
    headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  })
  for (const line of answer.headers.getSetCookie()) {
    const [name, value] = line.split(';')[0]!.split('=', 2) as [string, string]
    cookies.set(name, value)
  }
  const location = answer.headers.get('Location')
  if (!location) {
    throw new Error(`no redirect: ${answer.status} ${await answer.text()}`)
  }
  return { location }
}
