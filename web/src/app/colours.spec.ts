import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync('src/app/styles.css', 'utf8')

function tokens(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/--c-([\w-]+): (#[\da-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  )
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string | undefined, other: string | undefined): number {
  const [dark = 0, light = 0] = [luminance(one ?? ''), luminance(other ?? '')].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
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
