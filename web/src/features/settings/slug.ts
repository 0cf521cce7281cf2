export const SLUG_MAX = 40

/** The short name of a tenant in addresses: 3 to 40 of a-z, 0-9 and dashes, a dash neither first nor last. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{1,38}[a-z0-9])$/.test(text)
}
