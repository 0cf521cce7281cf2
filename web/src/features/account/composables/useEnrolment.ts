import { onScopeDispose, shallowRef, type Ref } from 'vue'
import { beginTotp, confirmTotp } from '../api'

export type EnrolmentStep =
  { name: 'start' } | { name: 'scan'; secret: string; uri: string } | { name: 'codes'; codes: string[] }

export interface Enrolment {
  step: Ref<EnrolmentStep>
  begin: (currentPassword?: string) => Promise<void>
  confirm: (code: string) => Promise<void>
}

/** Setting up a second factor: secret, first code, recovery codes. Secret and codes live as long as the page shows them. */
export function useEnrolment(): Enrolment {
  const step = shallowRef<EnrolmentStep>({ name: 'start' })

  async function begin(currentPassword?: string): Promise<void> {
    step.value = { name: 'scan', ...(await beginTotp(currentPassword)) }
  }

  async function confirm(code: string): Promise<void> {
    step.value = { name: 'codes', codes: (await confirmTotp(code)).recoveryCodes }
  }

  onScopeDispose(() => (step.value = { name: 'start' }))

  return { step, begin, confirm }
}
