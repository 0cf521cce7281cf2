import { expect, type Page } from '@playwright/test'
import type { Sights } from './tour.ts'

/** What opens over a page, and is seen only then. */
export interface Overlay {
  name: string
  /** Of the page it opens over. */
  path: string
  open: (page: Page) => Promise<void>
}

/** By one button of the page, named in English. */
function byButton(path: string, ...names: (string | RegExp)[]): Overlay[] {
  return names.map((name) => ({
    name: `“${String(name)}”`,
    path,
    open: (page) => page.getByRole('button', { name, exact: true }).first().click(),
  }))
}

function byKey(path: string, key: string): Overlay {
  return { name: `key ${key}`, path, open: (page) => page.keyboard.press(key) }
}

export function overlays({ slug, serverId }: Sights): Overlay[] {
  const tenant = `/t/${slug}`
  const server = `${tenant}/servers/${serverId}`
  return [
    byKey(`${tenant}/servers`, 'Control+k'),
    byKey(`${tenant}/servers`, '?'),
    ...byButton(`${tenant}/servers`, /^Account of/, /^Switch community/),
    {
      name: 'selected servers',
      path: `${tenant}/servers`,
      open: (page) => page.getByRole('checkbox', { name: 'Select all shown' }).check(),
    },
    ...byButton(server, 'Kill'),
    ...byButton(`${server}/settings`, 'Clone server', 'Save as template', 'Suspend server', 'Delete server'),
    ...byButton(`${server}/subusers`, 'Add sub-user', 'Invite by e-mail or link'),
    ...byButton(`${tenant}/members`, /^Change roles/),
    ...byButton(`${tenant}/members/invitations`, 'Invite somebody'),
    ...byButton(`${tenant}/settings`, 'Suspend community', 'Delete community'),
    ...byButton('/account/sign-in', 'Change password', 'Change address'),
    ...byButton('/account/api-keys', 'Create key'),
    ...byButton('/platform/clusters', 'Enrol a cluster'),
  ]
}

/** Opens it, and waits until it has come in. */
export async function open(page: Page, overlay: Overlay): Promise<void> {
  await overlay.open(page)
  const over = page.locator('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [aria-label="Selected servers"]')
  await expect(over.first(), overlay.name).toBeVisible()
}
