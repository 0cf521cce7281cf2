import { screen, within } from '@testing-library/vue'
import { readdirSync } from 'node:fs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { answer } from '../../../tests/api'
import { openApplication } from '../../../tests/application'
import { expectAccessible, show } from '../../../tests/page'
import { catalogue, page, user } from '../../../tests/things'
import { examples } from './examples'

vi.mock('uplot', async () => await import('../../../tests/fakeChart'))

describe('the gallery', () => {
  beforeEach(() => {
    answer('get', '/me', user())
    answer('get', '/tenants', page())
    answer('get', '/permissions', catalogue as never)
  })

  it('should have every component of src/ui', () => {
    const components = readdirSync('src/ui').filter((file) => /^Ui\w+\.vue$/.test(file))
    expect(examples.map(({ name }) => `${name}.vue`)).toEqual(components.sort())
  })

  it.each(examples)('should show $name in a way everybody can use', async ({ component }) => {
    const { container } = await show(component)
    await expectAccessible()
    expect(container.textContent + container.innerHTML).not.toBe('')
  })

  it.each(examples)('should leave the focus where it is with $name', async ({ component }) => {
    // when
    await show(component)
    await new Promise((resolve) => setTimeout(resolve))
    // then
    expect(document.activeElement).toBe(document.body)
  })

  it('should show each in the light, in the dark and from right to left, and search them', async () => {
    // when
    await openApplication('/gallery?q=UiSwitch')
    // then
    const section = within(await screen.findByRole('region', { name: 'UiSwitch' }))
    const panels = section.getAllByRole('group').map(({ dataset, dir }) => [dataset['theme'], dir])
    expect(panels).toEqual([
      ['light', 'ltr'],
      ['dark', 'ltr'],
      ['light', 'rtl'],
    ])
    expect(screen.queryByRole('region', { name: 'UiButton' })).toBeNull()
  })
})
