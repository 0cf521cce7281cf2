import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, press, show } from '../../../../tests/page'
import { details, everything, only, page, template, tenant } from '../../../../tests/things'
import ImportPage from './ImportPage.vue'
import TemplatePage from './TemplatePage.vue'
import TemplatesPage from './TemplatesPage.vue'

const own = template({
  id: 'brick',
  name: 'Brick',
  scope: 'TENANT',
  builtIn: false,
  version: 2,
  tags: ['bricks'],
})
const report = {
  entries: [
    { path: 'name', outcome: 'MAPPED', message: "the template's name" },
    { path: 'config.stop', outcome: 'ADAPTED', message: 'it is asked by SIGINT' },
    { path: 'config.files["/etc"]', outcome: 'IMPOSSIBLE', message: 'it is never opened' },
  ],
}

describe('TemplatesPage', () => {
  it('should show what there is, and find by tags', async () => {
    answer('get', '/tenants/t1/templates', page(template(), own))
    await show(TemplatesPage, { tenant: tenant(), permissions: everything })
    expect(await screen.findByRole('link', { name: 'Brick' })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Import an egg' })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Create template' })).toBeTruthy()
    await expectAccessible()
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search templates' }), 'bricks')
    expect(screen.queryByRole('link', { name: 'Demo server' })).toBeNull()
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search templates' }), 'xyz')
    expect(screen.getByText('Nothing found')).toBeTruthy()
  })

  it('should sort by what is shown, with figures as numbers', async () => {
    const named = ['Brick 10', 'brick 9', 'Äpfel', 'Zoo'].map((name, i) => template({ id: `x${i}`, name }))
    answer('get', '/tenants/t1/templates', page(...named))
    await show(TemplatesPage, { tenant: tenant(), permissions: everything })
    await screen.findByRole('link', { name: 'Zoo' })
    const shown = screen.getAllByRole('link').map(({ textContent }) => textContent.trim())
    expect(shown.filter((name) => named.some((one) => one.name === name))).toEqual([
      'Äpfel',
      'brick 9',
      'Brick 10',
      'Zoo',
    ])
  })

  it('should offer no import to who may not', async () => {
    answer('get', '/tenants/t1/templates', page(template()))
    await show(TemplatesPage, { tenant: tenant(), permissions: only('template:read') })
    await screen.findByRole('link', { name: 'Demo server' })
    expect(screen.queryByRole('link', { name: 'Import an egg' })).toBeNull()
    expect(screen.queryByRole('link', { name: 'Create template' })).toBeNull()
  })
})

describe('ImportPage', () => {
  const paste = async (text: string) => {
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Where it is' }), 'text')
    await fireEvent.update(screen.getByRole('textbox', { name: 'Egg' }), text)
    await fireEvent.click(screen.getByRole('button', { name: 'Check egg' }))
  }

  it('should show what an egg comes to, and save it then', async () => {
    // given
    const imported = { template: { id: 'brick', name: 'Brick', description: 'Bricks', spec: {} }, report }
    const seen = answer('post', '/tenants/t1/templates/import', imported as never)
    const { router } = await show(ImportPage, { tenant: tenant() }, '/t/nimbus-crew/templates/import')
    await expectAccessible()
    // when
    await paste('{"name": "Brick"}')
    await screen.findByRole('heading', { name: 'Brick' })
    // then
    expect(screen.getByText('it is never opened')).toBeTruthy()
    expect(screen.queryByText("the template's name")).toBeNull()
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Show all 3 parts' }))
    expect(screen.getByText("the template's name")).toBeTruthy()
    await expectAccessible()
    await fireEvent.click(screen.getByRole('button', { name: 'Save template' }))
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/t/nimbus-crew/templates/brick'))
    expect(seen.bodies).toEqual([{ content: '{"name": "Brick"}' }, { content: '{"name": "Brick"}' }])
  })

  it('should make a new version of the template it is for', async () => {
    answer('get', '/tenants/t1/templates/brick', details(own) as never)
    const imported = { template: { id: 'brick', name: 'Brick', description: 'Bricks', spec: {} }, report }
    const seen = answer('post', '/tenants/t1/templates/import', imported as never)
    await show(ImportPage, { tenant: tenant(), templateId: 'brick' }, '/t/nimbus-crew/templates/brick/import')
    await screen.findByText(/becomes the next version of Brick/)
    await paste('{}')
    await press('Save new version')
    expect(await screen.findByText('Brick has a new version')).toBeTruthy()
    expect(seen.bodies).toEqual([
      { content: '{}', templateId: 'brick' },
      { content: '{}', templateId: 'brick' },
    ])
  })

  it('should say where an egg is broken', async () => {
    refuse('post', '/tenants/t1/templates/import', 400, 'egg-unreadable', {
      detail: 'Line 2, column 9: this is not JSON',
    })
    await show(ImportPage, { tenant: tenant() })
    await paste('oops')
    expect(await screen.findByText('This is no egg')).toBeTruthy()
    expect(screen.getByText(/Line 2, column 9/)).toBeTruthy()
  })

  it('should ask for an egg first', async () => {
    await show(ImportPage, { tenant: tenant() })
    await fireEvent.click(screen.getByRole('button', { name: 'Check egg' }))
    expect(screen.getByText('Fill this in.')).toBeTruthy()
  })
})

describe('TemplatePage', () => {
  const open = async (permissions = everything, of = own) => {
    answer('get', `/tenants/t1/templates/${of.id}`, details(of) as never, { headers: { etag: '"2"' } })
    answer(
      'get',
      `/tenants/t1/templates/${of.id}/versions`,
      page(
        { version: 2, name: 'Brick', note: 'Bigger', author: 'Kim', createdAt: '2026-01-02T10:00:00Z' },
        { version: 1, name: 'Brick', note: '', author: null, createdAt: '2026-01-01T10:00:00Z' },
      ) as never,
    )
    answer('get', '/tenants/t1/servers', page() as never)
    await show(TemplatePage, { tenant: tenant(), permissions, templateId: of.id })
    await screen.findByRole('heading', { name: 'Versions' })
    await screen.findByText('Bigger')
  }

  it('should roll back to what it was', async () => {
    await open()
    await expectAccessible()
    const seen = answer('post', '/tenants/t1/templates/brick/rollback', details(own) as never)
    await fireEvent.click(screen.getByRole('button', { name: 'Roll back' }))
    const dialog = await screen.findByRole('dialog')
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Roll back' }))
    await waitFor(() => expect(seen.bodies).toEqual([{ version: 1 }]))
  })

  it('should show what a version changed when somebody asks', async () => {
    await open()
    answer('get', '/tenants/t1/templates/brick/versions/2/diff', {
      changes: [{ path: 'spec.variables.MOTD.defaultValue', before: 'Hello', after: 'Welcome' }],
    } as never)
    const summary = screen.getByText('What changed')
    vi.spyOn(HTMLDetailsElement.prototype, 'open', 'get').mockReturnValue(true)
    await fireEvent(summary.closest('details') as Element, new Event('toggle'))
    expect(await screen.findByText('spec.variables.MOTD.defaultValue')).toBeTruthy()
    expect(screen.getByText(/Hello/)).toBeTruthy()
  })

  it('should let nobody change what comes with the product', async () => {
    await open(everything, template({ id: 'demo' }))
    expect(screen.queryByRole('button', { name: 'Roll back' })).toBeNull()
    expect(screen.queryByRole('link', { name: 'Edit template' })).toBeNull()
    expect(screen.getByText(/It comes with Pteronimbus and is changed only by it/)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Edit a copy' })).toBeTruthy()
  })

  it('should lead to where it is edited, and to a new version out of an egg', async () => {
    await open()
    expect(screen.getByRole('link', { name: 'Edit template' }).getAttribute('href')).toContain('/brick/edit')
    await userEvent.click(screen.getByRole('button', { name: 'More about this template' }))
    const item = await screen.findByRole('menuitem', { name: 'Import a new version' })
    expect(item.getAttribute('href')).toContain('/brick/import')
  })

  it('should offer no change to who may only look', async () => {
    await open(only('template:read'))
    expect(screen.queryByRole('link', { name: 'Edit template' })).toBeNull()
    expect(screen.queryByRole('link', { name: 'Edit a copy' })).toBeNull()
  })
})
