import { EditorView } from '@codemirror/view'
import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '@/api/keys'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, press, show } from '../../../../tests/page'
import { templateSchema } from '../../../../tests/templateSchema'
import { details, everything, only, template, tenant } from '../../../../tests/things'
import EditTemplatePage from './EditTemplatePage.vue'

const brick = template({ id: 'brick', name: 'Brick', scope: 'TENANT', builtIn: false, version: 2 })
const PATH = '/tenants/t1/templates/brick'
const changes = [{ path: 'spec.stop.command', before: 'stop', after: 'quit' }]

beforeEach(() => answer('get', '/templates/schema', templateSchema as never))

async function open(of = brick, permissions = everything) {
  answer('get', `/tenants/t1/templates/${of.id}`, details(of) as never, {
    headers: { etag: `"${of.version}"` },
  })
  const shown = await show(
    EditTemplatePage,
    { tenant: tenant(), permissions, templateId: of.id },
    `/t/nimbus-crew/templates/${of.id}/edit`,
  )
  await screen.findByRole('heading', { name: of.name })
  return shown
}

async function editor(): Promise<EditorView> {
  const content = await screen.findByRole('textbox', { name: 'Spec (JSON)' })
  const view = EditorView.findFromDOM(content)
  if (!view) throw new Error('there is no editor')
  return view
}

async function replace(from: string, to: string): Promise<void> {
  const view = await editor()
  const at = view.state.doc.toString().indexOf(from)
  view.dispatch({ changes: { from: at, to: at + from.length, insert: to } })
}

describe('EditTemplatePage', () => {
  it('should show what changes, and save it then', async () => {
    // given
    const preview = answer('post', `${PATH}/preview`, { changes } as never)
    const saved = answer('put', PATH, details(brick) as never)
    const { router, cache } = await open()
    const server = cache.ensure({ key: keys.server('t1', 's1'), query: async () => 2, staleTime: Infinity })
    await cache.fetch(server)
    expect(server.stale).toBe(false)
    await editor()
    await expectAccessible()

    // when
    await replace('"command": "stop"', '"command": "quit"')
    await press('Review changes')
    const dialog = await screen.findByRole('dialog', { name: 'Save version 3?' })
    await expectAccessible(dialog)
    expect(within(dialog).getByText('spec.stop.command')).toBeTruthy()
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Note on this version' }), 'Quit it')
    await press('Save new version')

    // then
    await waitFor(() => expect(router.currentRoute.value.name).toBe('template'))
    expect(preview.bodies[0]).toMatchObject({ name: 'Brick', spec: { stop: { command: 'quit' } } })
    expect(preview.requests[0]?.headers.get('if-match')).toBe('"2"')
    expect(saved.bodies[0]).toMatchObject({ note: 'Quit it', game: 'Minecraft' })
    expect(saved.requests[0]?.headers.get('if-match')).toBe('"2"')
    expect(await screen.findByText('Brick is saved')).toBeTruthy()
    expect(server.stale).toBe(true)
  })

  it('should review by the keyboard, and say so when nothing is different', async () => {
    answer('post', `${PATH}/preview`, { changes: [] } as never)
    await open()
    await fireEvent.keyDown((await editor()).contentDOM, { key: 's', ctrlKey: true })
    const dialog = await screen.findByRole('dialog', { name: 'Nothing is different' })
    expect(within(dialog).queryByRole('button', { name: 'Save new version' })).toBeNull()
  })

  it('should lead to where the text stops being JSON, and ask the panel nothing', async () => {
    await open()
    await replace('"images": [', '"images": oops [')
    await press('Review changes')
    expect(await screen.findByText(/oops does not belong here/)).toBeTruthy()
    const view = await editor()
    expect(view.state.sliceDoc(view.state.selection.main.head).startsWith('oops')).toBe(true)
    await expectAccessible()
  })

  it('should mark what the panel refuses in its line', async () => {
    refuse('post', `${PATH}/preview`, 400, 'validation-failed', {
      errors: [
        { field: 'spec.stop.command', message: 'must not be that' },
        { field: 'game', code: 'invalid-format', message: 'must be a slug' },
      ],
    })
    await open()
    const view = await editor()
    await press('Review changes')
    const line = view.state.doc.lineAt(view.state.doc.toString().indexOf('"command": "stop"')).number
    const link = await screen.findByRole('button', { name: new RegExp(`Line ${line}, column`) })
    expect(screen.getByText(/must not be that/)).toBeTruthy()
    expect(screen.getByRole('textbox', { name: 'Game' }).getAttribute('aria-invalid')).toBe('true')
    expect(screen.queryByText('Something in the form is not right')).toBeNull()
    expect(view.contentDOM.querySelector('.cm-fault')?.textContent).toBe('"stop"')
    await expectAccessible()
    await fireEvent.click(link)
    expect(view.state.doc.lineAt(view.state.selection.main.head).number).toBe(line)
  })

  it('should keep what was written when somebody else was faster', async () => {
    // given
    refuse('post', `${PATH}/preview`, 412, 'precondition-failed')
    await open()
    await replace('"command": "stop"', '"command": "mine"')
    await press('Review changes')
    await screen.findByText('Somebody else saved a newer version')
    await expectAccessible()
    const newest = details({ ...brick, version: 5, description: 'Theirs' })
    answer('get', PATH, newest as never, { headers: { etag: '"5"' } })

    // when
    await press('Load the newest')

    // then
    expect(await screen.findByText('This is version 5')).toBeTruthy()
    expect((await editor()).state.doc.toString()).not.toContain('mine')
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Description' }).value).toBe('Theirs')
    await press('Take mine back')
    await waitFor(async () => expect((await editor()).state.doc.toString()).toContain('mine'))
    const preview = answer('post', `${PATH}/preview`, { changes } as never)
    await press('Review changes')
    await screen.findByRole('dialog', { name: 'Save version 6?' })
    expect(preview.requests[0]?.headers.get('if-match')).toBe('"5"')
  })

  it('should compare what was written with the newest when it is kept', async () => {
    answer('post', `${PATH}/preview`, { changes } as never)
    refuse('put', PATH, 412, 'precondition-failed')
    await open()
    const view = await editor()
    await replace('"command": "stop"', '"command": "mine"')
    await press('Review changes')
    await press('Save new version')
    await screen.findByText('Somebody else saved a newer version')
    answer('get', PATH, details({ ...brick, version: 5 }) as never, { headers: { etag: '"5"' } })
    await press('Keep mine')
    await screen.findByRole('dialog', { name: 'Save version 6?' })
    expect(view.state.doc.toString()).toContain('mine')
  })

  it('should ask before what is written is left', async () => {
    const { router } = await open()
    const closing = () => dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(closing()).toBe(true)
    await replace('"command": "stop"', '"command": "mine"')
    expect(closing()).toBe(false)
    const leaving = router.push('/t/nimbus-crew/templates')
    await screen.findByRole('dialog', { name: 'Leave without saving?' })
    await press('Stay here')
    await leaving
    expect(router.currentRoute.value.name).toBe('edit-template')
    const again = router.push('/t/nimbus-crew/templates')
    await press('Leave and discard')
    await again
    expect(router.currentRoute.value.name).toBe('templates')
  })

  it('should say why a template is not edited, and offer a copy', async () => {
    await open(template({ id: 'demo' }))
    expect(await screen.findByText(/It comes with Pteronimbus/)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Edit a copy' }).getAttribute('href')).toContain('from=demo')
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  it('should not let edit who may only look', async () => {
    await open(brick, only('template:read'))
    expect(await screen.findByText('You may look at this template, but not change it.')).toBeTruthy()
    expect(screen.queryByRole('link', { name: 'Edit a copy' })).toBeNull()
  })
})
