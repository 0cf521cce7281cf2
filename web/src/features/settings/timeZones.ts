/** The time zones of the IANA database that this browser knows, and the present one whatever the browser knows. */
export function timeZones(present: string): string[] {
  const known = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), present])
  return [...known].sort()
}
