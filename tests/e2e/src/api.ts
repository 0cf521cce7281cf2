import { product } from './product.ts'

export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: string
  traceId: string
  errors?: { field: string; message: string }[]
}

export interface Server {
  id: string
  tenantId: string
  name: string
  state: string
  stateReason: string | null
  desiredState: string
  address: { host: string; port: number } | null
}

export interface Answer<T> {
  status: number
  headers: Headers
  body: T
}

/** Calls the API as one person, with a bearer token. */
export class Api {
  readonly token: string | undefined

  constructor(token?: string) {
    this.token = token
  }

  static async signIn(email: string, password: string): Promise<Api> {
    const { body } = await new Api().post<{ accessToken: string }>('/auth/login', { email, password })
    return new Api(body.accessToken)
  }

  static admin(): Promise<Api> {
    const { adminEmail, adminPassword } = product()
    return Api.signIn(adminEmail, adminPassword)
  }

  /** A new person, registered and signed in. */
  static async newcomer(name: string): Promise<Api> {
    const email = `${name.toLowerCase()}-${Date.now()}@example.org`
    const password = 'a long enough password'
    await new Api().post('/auth/register', { email, password, displayName: name })
    return Api.signIn(email, password)
  }

  get<T>(path: string): Promise<Answer<T>> {
    return this.send('GET', path)
  }

  post<T>(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send('POST', path, JSON.stringify(body ?? {}), headers)
  }

  delete<T>(path: string): Promise<Answer<T>> {
    return this.send('DELETE', path)
  }

  /** Sends the body as it stands, whatever it is. Follows no redirect. */
  async send<T>(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const response = await fetch(`${product().url}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    })
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json')
    return { status: response.status, headers: response.headers, body: (json && text ? JSON.parse(text) : undefined) as T }
  }
}

/** A tenant of one's own, and what one does with its servers. */
export class Tenant {
  readonly api: Api
  readonly id: string

  private constructor(api: Api, id: string) {
    this.api = api
    this.id = id
  }

  static async create(api: Api, name = `Cloud riders ${Date.now()}`): Promise<Tenant> {
    const { status, body } = await api.post<{ id: string }>('/tenants', { name })
    if (status !== 201) {
      throw new Error(`tenant was not created: ${status} ${JSON.stringify(body)}`)
    }
    return new Tenant(api, body.id)
  }

  /** Of a Discord server that the bot is on. */
  static async ofGuild(api: Api, guildId: string): Promise<Tenant> {
    const { status, body } = await api.post<{ id: string }>('/tenants', { guildId })
    if (status !== 201) {
      throw new Error(`tenant was not created: ${status} ${JSON.stringify(body)}`)
    }
    return new Tenant(api, body.id)
  }

  path(serverId?: string, rest = ''): string {
    return `/tenants/${this.id}/servers${serverId ? `/${serverId}` : ''}${rest}`
  }

  async demoTemplate(): Promise<string> {
    const { body } = await this.api.get<{ items: { id: string; slug: string }[] }>('/templates')
    const demo = body.items.find((t) => t.slug === 'minecraft-demo')
    if (!demo) {
      throw new Error('there is no template minecraft-demo')
    }
    return demo.id
  }

  async createServer(name: string, tags: string[] = []): Promise<Server> {
    const { status, body } = await this.api.post<Server>(this.path(), { name, tags, templateId: await this.demoTemplate() })
    if (status !== 202) {
      throw new Error(`server was not created: ${status} ${JSON.stringify(body)}`)
    }
    return body
  }

  async server(id: string): Promise<Server> {
    return (await this.api.get<Server>(this.path(id))).body
  }

  power(id: string, action: string): Promise<Answer<Server & Problem>> {
    return this.api.post(this.path(id, '/power'), { action })
  }
}
