/** Shapes of the public API about people and how they prove who they are. */
import type * as auth from './schema/auth-service'
import type * as tenant from './schema/tenant-service'

/** Who is signed in. */
export type User = auth.AccountView

/** A way to sign in that leads over another page. */
export type RedirectProvider = Required<auth.Provider> & { kind: 'redirect' }

/** The service tells the kinds apart by a word, and what each has it leaves out of the others. */
export type Provider =
  RedirectProvider | (Pick<auth.Provider, 'id' | 'name'> & { kind: Exclude<auth.ProviderKind, 'redirect'> })

export type Providers = Omit<auth.ProvidersView, 'items'> & { items: Provider[] }

export type Totp = auth.TotpView
export type TotpSecret = auth.EnrolmentView
export type RecoveryCodes = auth.RecoveryCodesView
export type ApiKey = auth.ApiKeyView

/** With the key itself, which is told this one time. */
export type NewApiKey = auth.CreatedApiKeyView

export type Identity = auth.IdentityView
export type Session = auth.SessionView

/** Somebody with an account, as super administrators see them. */
export type Person = auth.UserView

export type PermissionEntry = tenant.PermissionView
