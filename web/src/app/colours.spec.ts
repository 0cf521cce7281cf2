import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast } from '../../tests/contrast'

const css = readFileSync('src/app/styles.css', 'utf8')

function tokens(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/--c-([\w-]+): (#[\da-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  )
}

describe.each([
  ['light', tokens(':root')],
  ['dark', tokens("[data-theme='dark']")],
])('the colours of the %s theme', (_theme, colour) => {
  const grounds = ['ground', 'surface', 'sunken']

  it.each(['text', 'muted', 'brand', 'running', 'busy', 'stopped', 'danger', 'suspended', 'info'])(
    'should make %s readable on every ground',
    (name) => {
      for (const ground of grounds) {
        expect(contrast(colour[name], colour[ground]), `${name} on ${ground}`).toBeGreaterThanOrEqual(5.7)
      }
    },
  )

  it('should make the words on filled buttons readable', () => {
    expect(contrast(colour['on-brand'], colour['brand'])).toBeGreaterThanOrEqual(5.7)
    expect(contrast(colour['on-danger'], colour['danger'])).toBeGreaterThanOrEqual(5.7)
  })

  it('should make the outlines of controls visible on every ground', () => {
    for (const ground of grounds)
      expect(contrast(colour['outline'], colour[ground])).toBeGreaterThanOrEqual(3)
  })
})
