/** A colour of Discord's for a style, or nothing where a role has none. */
export function cssColour(rgb: number): string | undefined {
  if (!Number.isInteger(rgb) || rgb <= 0 || rgb > 0xffffff) return undefined
  return `#${rgb.toString(16).padStart(6, '0')}`
}
