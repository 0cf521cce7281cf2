import type account from './en/account.json'
import type audit from './en/audit.json'
import type auth from './en/auth.json'
import type clusters from './en/clusters.json'
import type console from './en/console.json'
import type frame from './en/frame.json'
import type invitations from './en/invitations.json'
import type members from './en/members.json'
import type platform from './en/platform.json'
import type roles from './en/roles.json'
import type servers from './en/servers.json'
import type settings from './en/settings.json'
import type shell from './en/shell.json'
import type subusers from './en/subusers.json'
import type templates from './en/templates.json'
import type tenants from './en/tenants.json'

/** One file per language and feature. */
interface Files {
  account: typeof account
  audit: typeof audit
  auth: typeof auth
  clusters: typeof clusters
  console: typeof console
  frame: typeof frame
  invitations: typeof invitations
  members: typeof members
  platform: typeof platform
  roles: typeof roles
  servers: typeof servers
  settings: typeof settings
  shell: typeof shell
  subusers: typeof subusers
  templates: typeof templates
  tenants: typeof tenants
}

export type Feature = keyof Files

/** English is the measure: every other language has exactly its keys. */
export type MessageSchema = typeof account &
  typeof audit &
  typeof auth &
  typeof clusters &
  typeof console &
  typeof frame &
  typeof invitations &
  typeof members &
  typeof platform &
  typeof roles &
  typeof servers &
  typeof settings &
  typeof shell &
  typeof subusers &
  typeof templates &
  typeof tenants

declare module 'vue-i18n' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is what can be merged
  export interface DefineLocaleMessage extends MessageSchema {}
}
