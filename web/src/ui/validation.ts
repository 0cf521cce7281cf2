import type { Fault } from './fieldWords'

export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 256
export const NAME_MAX = 64

export function requiredFault(value: string): Fault | undefined {
  return value.trim() === '' ? { code: 'required' } : undefined
}

export function emailFault(email: string): Fault | undefined {
  const isAddress = /^\S+@\S+\.\S+$|^\S+@localhost$/.test(email.trim())
  return requiredFault(email) ?? (isAddress ? undefined : { code: 'invalid-email' })
}

export function newPasswordFault(password: string): Fault | undefined {
  if (password === '') return { code: 'required' }
  return password.length < PASSWORD_MIN ? { code: 'too-short', params: { min: PASSWORD_MIN } } : undefined
}
