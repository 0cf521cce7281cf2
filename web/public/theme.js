// Runs before the first paint, so that a dark page never flashes white.
;(function () {
  let choice = 'system'
  try {
    choice = localStorage.getItem('ptn.theme') || 'system'
  } catch {
    // Storage is switched off: the system's choice stands.
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
