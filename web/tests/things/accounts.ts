import type { ApiKey, Identity, Person, Provider, Providers, Session, User } from '@/api/types'

export const user = (more: Partial<User> = {}): User => ({
  id: 'u1',
  email: 'robin@example.org',
  emailVerified: true,
  displayName: 'Robin',
  superAdmin: false,
  hasPassword: true,
  secondFactor: false,
  secondFactorRequired: false,
  createdAt: '2026-01-01T10:00:00Z',
  ...more,
})

export const password: Provider = { id: 'password', kind: 'password', name: 'E-mail and password' }
export const directory: Provider = { id: 'ldap', kind: 'directory', name: 'Staff directory' }
export const discord: Provider = {
  id: 'discord',
  kind: 'redirect',
  name: 'Discord',
  simulated: false,
  loginUrl: '/api/v1/auth/discord/login',
}

export const providers = (more: Partial<Providers> = {}): Providers => ({
  items: [password],
  registrationOpen: true,
  registrationByMail: false,
  mail: true,
  mailboxUrl: null,
  ...more,
})

export const identity = (more: Partial<Identity> = {}): Identity => ({
  provider: 'discord',
  name: 'robin#1',
  linkedAt: '2026-01-01T10:00:00Z',
  lastUsedAt: '2026-01-02T10:00:00Z',
  ...more,
})

export const apiKey = (more: Partial<ApiKey> = {}): ApiKey => ({
  id: 'k1',
  name: 'Backup script',
  prefix: 'ptn_AbCd12',
  permissions: null,
  addresses: [],
  createdAt: '2026-01-01T10:00:00Z',
  expiresAt: null,
  lastUsedAt: null,
  lastUsedAddress: null,
  ...more,
})

export const person = (more: Partial<Person> = {}): Person => ({
  id: 'p1',
  displayName: 'Kim',
  email: 'kim@example.org',
  superAdmin: false,
  configured: false,
  secondFactor: false,
  identities: [],
  createdAt: '2026-01-01T10:00:00Z',
  ...more,
})

export const session = (more: Partial<Session> = {}): Session => ({
  id: 'a1',
  current: true,
  createdAt: '2026-01-01T10:00:00Z',
  lastUsedAt: '2026-01-02T10:00:00Z',
  method: 'password',
  device: 'Firefox on Linux',
  userAgent: null,
  address: '192.0.2.1',
  ...more,
})
