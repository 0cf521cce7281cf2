import { screen } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { expectAccessible, show } from '../../../../tests/page'
import TemplateExternal from './TemplateExternal.vue'

const external = { cluster: 'home', namespace: 'ptn-t1', name: 'paper', managedBy: null, gone: false }

describe('TemplateExternal', () => {
  it('should say where the template is changed', async () => {
    await show(TemplateExternal, { external })
    expect(screen.getByText(/made it in the cluster home/)).toBeTruthy()
    expect(screen.getByText('kubectl -n ptn-t1 edit gametemplate paper')).toBeTruthy()
    await expectAccessible()
  })

  it('should name what keeps it', async () => {
    await show(TemplateExternal, { external: { ...external, managedBy: { tool: 'FLUX', name: 'games' } } })
    expect(screen.getByText(/Flux \(games\) keeps it/)).toBeTruthy()
  })

  it('should say that it is gone, and offer no command', async () => {
    await show(TemplateExternal, { external: { ...external, gone: true } })
    expect(screen.getByText(/in the cluster home no more/)).toBeTruthy()
    expect(screen.queryByText(/kubectl/)).toBeNull()
  })
})
