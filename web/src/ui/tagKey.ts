/** A tag as it is compared, by the panel too: case, and ways of writing the same letters, make no difference. */
export const tagKey = (tag: string): string => tag.trim().normalize('NFKC').toLowerCase()

export const hasTag = (tags: readonly string[], wanted: string): boolean =>
  tags.some((tag) => tagKey(tag) === tagKey(wanted))
