import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { h } from 'vue'
import type { Permissions } from '@/api/permissions'
import type { Server } from '@/api/types'
import { answer } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, page, server, tenant } from '../../../../tests/things'
import ServerTags from './ServerTags.vue'
import ServersPage from './ServersPage.vue'

describe('the tags of a server', () => {
  it('should be three at most, and tell of the others', async () => {
    // when
    await show(ServerTags, { tags: ['a', 'b', 'c', 'd', 'e'] })
    // then
    const items = within(screen.getByRole('list', { name: 'Tags' })).getAllByRole('listitem')
    expect(items.map((item) => item.textContent.trim())).toEqual(['a', 'b', 'c', '+2more: d and e'])
    expect(items[3]?.title).toBe('d and e')
    await expectAccessible()
  })

  it('should be their words alone far away, and nothing where there are none', async () => {
    // when
    const { container } = await show(ServerTags, { tags: ['a', 'b'], far: true })
    await show(ServerTags, { tags: [] })
    // then
    expect(container.textContent).toContain('a b')
    expect(screen.queryByRole('list', { name: 'Tags' })).toBeNull()
  })
})

describe('servers by their tags', () => {
  const tagged = () => [
    server({ name: 'A', tags: ['EU', 'event'] }),
    server({ name: 'B', tags: ['eu'] }),
    server({ name: 'C', tags: ['survival'] }),
  ]
  const names = () =>
    screen.queryAllByRole('rowheader').map((row) => within(row).getByRole('link').textContent)

  async function open(servers: Server[], at = '', permissions: Permissions = everything) {
    answer('get', '/tenants/t1/templates', page())
    answer('get', '/tenants/t1/servers', page(...servers))
    const props = { tenant: tenant(), permissions }
    const shown = await show(
      { setup: () => () => h('main', h(ServersPage, props)) },
      {},
      `/t/nimbus-crew/servers${at}`,
    )
    await screen.findByText(/ of \d/, { selector: 'p' })
    return { ...shown, user: userEvent.setup() }
  }

  it('should be those with all that are chosen, in the address', async () => {
    // given
    const { router, user } = await open(tagged())
    // when
    await user.click(await screen.findByRole('button', { name: 'Tags Any' }))
    expect(screen.getByRole('menu', { name: 'Tags Any' })).toBeTruthy()
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'EU (2)' }))
    await waitFor(() => expect(names()).toEqual(['A', 'B']))
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'event (1)' }))
    // then
    await waitFor(() => expect(names()).toEqual(['A']))
    expect(router.currentRoute.value.query).toEqual({ tag: ['EU', 'event'] })
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'EU (2)' }))
    await waitFor(() => expect(router.currentRoute.value.query).toEqual({ tag: ['event'] }))
    router.back()
    await waitFor(() => expect(names()).toEqual(['A']))
    await user.keyboard('{Escape}')
    expect(screen.getByRole('button', { name: 'Tags 2 chosen' })).toBeTruthy()
    await expectAccessible()
  })

  it('should have a chip for each that is chosen, to let go of it', async () => {
    // given
    const { router, user } = await open(tagged(), '?tag=eu&tag=gone')
    expect(names()).toEqual([])
    const chips = within(
      await screen.findByRole('list', { name: 'Shown are servers with all of these tags' }),
    )
    expect(chips.getAllByRole('button')).toHaveLength(2)
    await expectAccessible()
    // when
    await user.click(chips.getByRole('button', { name: 'Do not filter by gone' }))
    // then
    await waitFor(() => expect(names()).toEqual(['A', 'B']))
    expect(router.currentRoute.value.query).toEqual({ tag: ['eu'] })
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Tags 1 chosen' }))
  })

  it('should leave the focus at the heading when the last chip goes, and nothing has a tag', async () => {
    // given
    const { user } = await open([server({ name: 'A' })], '?tag=gone')
    // when
    await user.click(await screen.findByRole('button', { name: 'Do not filter by gone' }))
    // then
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })))
    expect(screen.queryByRole('button', { name: /^Tags/ })).toBeNull()
  })

  it('should forget the tags with the other filters', async () => {
    // given
    const { router } = await open(tagged(), '?tag=nothing')
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }))
    // then
    await waitFor(() => expect(names()).toEqual(['A', 'B', 'C']))
    expect(router.currentRoute.value.query).toEqual({})
  })

  it('should be found by what is typed', async () => {
    // given
    await open(tagged(), '?q=SURV')
    expect(names()).toEqual(['C'])
  })

  it('should offer no tags where there are none', async () => {
    // when
    await open([server({ name: 'A' })])
    // then
    expect(screen.queryByRole('button', { name: /^Tags/ })).toBeNull()
  })
})
