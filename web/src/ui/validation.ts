export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 256
export const NAME_MAX = 64

/** The key of the message that says what is wrong with an e-mail address, or undefined. */
export function emailFault(email: string): 'form.required' | 'auth.emailInvalid' | undefined {
  if (email.trim() === '') return 'form.required'
  return /^\S+@\S+\.\S+$|^\S+@localhost$/.test(email.trim()) ? undefined : 'auth.emailInvalid'
}

export function requiredFault(value: string): 'form.required' | undefined {
  return value.trim() === '' ? 'form.required' : undefined
}

export function newPasswordFault(password: string): 'form.required' | 'auth.passwordShort' | undefined {
  if (password === '') return 'form.required'
  return password.length < PASSWORD_MIN ? 'auth.passwordShort' : undefined
}
