/** Shapes of the public API about people and how they prove who they are. */

export interface User {
  id: string
  /** Null for somebody who came over another provider, which told none. */
  email: string | null
  emailVerified: boolean
  displayName: string
  superAdmin: boolean
  hasPassword: boolean
  secondFactor: boolean
  /** The platform demands a second factor and this person has none: nothing else is answered until they do. */
  secondFactorRequired: boolean
  createdAt: string
}

/** A way to sign in that leads over another page. */
export interface RedirectProvider {
  id: string
  kind: 'redirect'
  name: string
  /** Stands in for the real one, on a machine for trying things out. */
  simulated: boolean
  loginUrl: string
}

export type Provider = RedirectProvider | { id: string; kind: 'password' | 'directory'; name: string }

export interface Providers {
  items: Provider[]
  registrationOpen: boolean
  /** An account begins with a mail to its address: who opens the link chooses name and password. */
  registrationByMail: boolean
  /** Whether mail can be sent: without, nothing is verified and no password reset by mail. */
  mail: boolean
  /** Where mail can be read, on the local stack alone. */
  mailboxUrl: string | null
}

export interface Totp {
  enabled: boolean
  enabledAt: string | null
  recoveryCodesLeft: number
}

export interface TotpSecret {
  secret: string
  uri: string
}

export interface RecoveryCodes {
  recoveryCodes: string[]
}

export interface ApiKey {
  id: string
  name: string
  prefix: string
  /** Null means all that its owner may do. */
  permissions: string[] | null
  /** Empty means from anywhere. */
  addresses: string[]
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
  lastUsedAddress: string | null
}

/** With the key itself, which is told this one time. */
export interface NewApiKey extends ApiKey {
  key: string
}

export interface Identity {
  provider: string
  name: string
  linkedAt: string
  lastUsedAt: string | null
}

export interface PermissionEntry {
  name: string
  resource: string
  action: string
  scope: string
  /** Can be granted on a single server. */
  onServers: boolean
}

/** Somebody with an account, as super administrators see them. */
export interface Person {
  id: string
  displayName: string
  email: string | null
  superAdmin: boolean
  /** Super administrator because the panel's configuration says so. */
  configured: boolean
  secondFactor: boolean
  identities: string[]
  createdAt: string
}

export interface Session {
  id: string
  current: boolean
  /** The provider it was opened with; sessions of before tell none. */
  method?: string | null
  createdAt: string
  lastUsedAt: string
  device: string
  userAgent?: string | null
  address?: string | null
}
