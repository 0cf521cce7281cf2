import { screen } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, external, server, tenant } from '../../../../tests/things'
import PowerButtons from './PowerButtons.vue'
import ServerHeader from './ServerHeader.vue'
import ServerNotices from './ServerNotices.vue'
import ServerRow from './ServerRow.vue'
import SettingsTab from './SettingsTab.vue'
import StartupTab from './StartupTab.vue'

const made = (more = {}) => server({ ...external(more), name: 'Survival' })

describe('an external server', () => {
  it('should say so beside its name, and why', async () => {
    // when
    await show(ServerHeader, { server: made(), permissions: everything })
    // then
    expect(screen.getByText('External').title).toContain('kubectl')
    await expectAccessible()
  })

  it('should be told in the list, where it cannot be stopped', async () => {
    // when
    await show(ServerRow, { server: made(), tenant: tenant(), permissions: everything, near: true })
    // then
    expect(screen.getByText('External')).toBeTruthy()
    const stop = screen.getByRole<HTMLButtonElement>('button', { name: /^(Start|Stop) Survival/ })
    expect(stop.disabled).toBe(true)
    expect(stop.title).toContain('not defined here')
  })

  it('should have no badge when it was made in the panel', async () => {
    // when
    await show(ServerHeader, { server: server(), permissions: everything })
    // then
    expect(screen.queryByText('External')).toBeNull()
  })

  it('should switch all power off and say that it is defined elsewhere', async () => {
    // when
    await show(PowerButtons, { server: made(), permissions: everything })
    // then
    for (const button of screen.getAllByRole<HTMLButtonElement>('button')) {
      expect(button.disabled).toBe(true)
      expect(button.title).toContain('not defined here')
    }
  })

  it('should name what keeps it on every tab, if that is known', async () => {
    // when
    await show(ServerNotices, { server: made() })
    // then
    expect(screen.getByText(/^Argo CD \(games\) keeps it/)).toBeTruthy()
  })

  it('should show its settings and offer to change none', async () => {
    // when
    await show(SettingsTab, { server: made({ managedBy: null }), tenant: tenant(), permissions: everything })
    // then
    expect(screen.getByText('Not known')).toBeTruthy()
    expect(screen.getByText('kubectl -n ptn-t1 edit gameserver survival')).toBeTruthy()
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([
      'Copy the command',
    ])
    await expectAccessible()
  })

  it('should ask for no startup that the panel does not know', async () => {
    // when: there is nothing that would answer
    await show(StartupTab, { server: made(), permissions: everything })
    // then
    expect(screen.getByText('Where this server is defined')).toBeTruthy()
  })
})
