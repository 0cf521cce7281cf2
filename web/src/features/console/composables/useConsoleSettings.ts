import { ref, watch, type Ref } from 'vue'
import { loadSettings, saveSettings, type ConsoleSettings } from '../consoleSettings'

/** The settings of the console, which this browser remembers. */
export function useConsoleSettings(): Ref<ConsoleSettings> {
  const settings = ref(loadSettings())
  watch(settings, saveSettings, { deep: true })
  return settings
}
