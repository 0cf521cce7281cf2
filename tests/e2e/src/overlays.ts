import { expect, type Page } from '@playwright/test'
import type { Sights } from './tour.ts'
import { worded, type Language } from './words.ts'

/** What opens over a page, and is seen only then. */
export interface Overlay {
  name: string
  /** Of the page it opens over. */
  path: string
  open: (page: Page) => Promise<void>
}

/** By one button each, of whatever language. */
function byButton(language: Language, path: string, ...buttons: string[]): Overlay[] {
  return buttons.map((button) => ({
    name: `${button}, ${language}`,
    path,
    open: (page) => page.getByRole('button', { name: worded(language, button) }).first().click(),
  }))
}

function byKey(language: Language, path: string, key: string): Overlay {
  return { name: `key ${key}, ${language}`, path, open: (page) => page.keyboard.press(key) }
}

export function overlays({ slug, serverId }: Sights, language: Language): Overlay[] {
  const tenant = `/t/${slug}`
  const server = `${tenant}/servers/${serverId}`
  const button = byButton.bind(null, language)
  return [
    byKey(language, `${tenant}/servers`, 'Control+k'),
    byKey(language, `${tenant}/servers`, '?'),
    ...button(`${tenant}/servers`, 'frame:frame.accountMenu', 'tenants:tenant.switch'),
    {
      name: `selected servers, ${language}`,
      path: `${tenant}/servers`,
      open: (page) => page.getByRole('checkbox', { name: worded(language, 'servers:servers.bulk.selectAll') }).check(),
    },
    ...button(server, 'servers:power.kill.verb'),
    ...button(
      `${server}/settings`,
      'servers:clone.action',
      'servers:saveAsTemplate.action',
      'servers:suspension.suspend',
      'servers:settings.delete',
    ),
    ...button(`${server}/subusers`, 'subusers:subusers.add', 'subusers:subusers.invite'),
    ...button(`${tenant}/members`, 'members:members.changeRoles'),
    ...button(`${tenant}/members/invitations`, 'invitations:invitations.create'),
    ...button(`${tenant}/settings`, 'settings:tenantSettings.suspend', 'settings:tenantSettings.delete'),
    ...button('/account/sign-in', 'account:account.password.change', 'account:account.email.change'),
    ...button('/account/api-keys', 'account:account.keys.create'),
    ...button('/platform/clusters', 'clusters:clusters.enrol'),
  ]
}

/** Opens it, and waits until it has come in. */
export async function open(page: Page, overlay: Overlay): Promise<void> {
  await overlay.open(page)
  const over = page.locator('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], section.floats')
  await expect(over.first(), overlay.name).toBeVisible()
}
