import { EditorView } from '@codemirror/view'
import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, press, show } from '../../../../tests/page'
import { templateSchema } from '../../../../tests/templateSchema'
import { details, everything, only, page, template, tenant } from '../../../../tests/things'
import { STARTER } from '../starter'
import NewTemplatePage from './NewTemplatePage.vue'

const AT = '/t/nimbus-crew/templates/new'

beforeEach(() => {
  answer('get', '/templates/schema', templateSchema as never)
  answer('get', '/tenants/t1/templates', page(template()))
})

const open = (from = '', permissions = everything) =>
  show(NewTemplatePage, { tenant: tenant(), permissions, from }, from ? `${AT}?from=${from}` : AT)

describe('NewTemplatePage', () => {
  it('should make a template out of what it begins with', async () => {
    const made = answer(
      'post',
      '/tenants/t1/templates',
      details(template({ id: 'mine', name: 'Mine' })) as never,
    )
    const { router } = await open()
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), ' Mine ')
    await expectAccessible()
    await press('Create template')
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/t/nimbus-crew/templates/mine'))
    expect(made.bodies).toEqual([{ name: 'Mine', description: '', spec: STARTER }])
  })

  it('should ask for a name first', async () => {
    await open()
    await press('Create template')
    expect(await screen.findByText('Fill this in.')).toBeTruthy()
  })

  it('should begin with a copy of another one', async () => {
    answer('get', '/tenants/t1/templates/demo', details(template()) as never)
    await open('demo')
    expect(await screen.findByDisplayValue('Demo server')).toBeTruthy()
    const view = EditorView.findFromDOM(await screen.findByRole('textbox', { name: 'Spec (JSON)' }))
    expect(JSON.parse(view?.state.doc.toString() ?? '')).toEqual(details(template()).spec)
  })

  it('should say that the templates are on their way', async () => {
    answer('get', '/tenants/t1/templates/demo', details(template()) as never)
    await open('demo')
    const begin = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Begin with' })
    expect(begin.selectedOptions[0]?.textContent).toBe('Loading')
    await waitFor(() => expect(begin.selectedOptions[0]?.textContent).toContain('Demo server'))
    await expectAccessible()
  })

  it('should stay with what was written unless somebody says otherwise', async () => {
    const { router } = await open()
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'Mine')
    const choice = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Begin with' })
    await screen.findByRole('option', { name: 'A copy of Demo server' })
    await userEvent.selectOptions(choice, 'demo')
    await press('Stay here')
    await waitFor(() => expect(choice.value).toBe(''))
    expect(screen.getByDisplayValue('Mine')).toBeTruthy()
    await userEvent.selectOptions(choice, 'demo')
    await press('Leave and discard')
    await waitFor(() => expect(router.currentRoute.value.query).toEqual({ from: 'demo' }))
  })

  it('should put a refusal where it belongs', async () => {
    refuse('post', '/tenants/t1/templates', 409, 'name-taken')
    await open()
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'Mine')
    await press('Create template')
    expect(await screen.findByText('This name is taken')).toBeTruthy()
  })

  it('should tell who may not', async () => {
    await open('', only('template:read'))
    expect(await screen.findByText('You are not allowed to do this')).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('should try again when what is needed does not come', async () => {
    refuse('get', '/tenants/t1/templates/demo', 503, 'dependency-unavailable')
    await open('demo')
    await screen.findByText('A part of the panel is not available')
    answer('get', '/tenants/t1/templates/demo', details(template()) as never)
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByDisplayValue('Demo server')).toBeTruthy()
  })
})
