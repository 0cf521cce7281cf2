/** Reasons that say no more than the state itself. Every other that the panel or a controller can give has words of its own. */
export const ROUTINE: ReadonlySet<string> = new Set([
  'StartRequested',
  'StopRequested',
  'KillRequested',
  'RestartRequested',
  'InstallRequested',
  'DeleteRequested',
  'IntentApplied',
  'StartGoesOn',
  'ChangeTaken',
  'Started',
  'Stopped',
  'Installed',
  'Suspended',
  'Resumed',
  'Recovered',
  'Deleted',
])
