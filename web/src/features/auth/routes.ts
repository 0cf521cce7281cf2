import type { RouteRecordRaw } from 'vue-router'

export const authRoutes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./components/SignInPage.vue'),
    meta: { public: true, title: 'auth.signIn.title' },
  },
  {
    path: '/sign-in/second-factor',
    name: 'second-factor',
    component: () => import('./components/SecondFactorPage.vue'),
    meta: { public: true, title: 'auth.second.title' },
  },
  {
    path: '/register',
    name: 'register',
    component: () => import('./components/RegisterPage.vue'),
    meta: { public: true, title: 'auth.register.title' },
  },
  {
    path: '/complete-registration',
    name: 'complete-registration',
    component: () => import('./components/CompleteRegistrationPage.vue'),
    meta: { public: true, signedInToo: true, title: 'auth.complete.title' },
  },
  {
    path: '/forgot-password',
    name: 'forgot-password',
    component: () => import('./components/ForgotPasswordPage.vue'),
    meta: { public: true, title: 'auth.forgot.title' },
  },
  {
    path: '/reset-password',
    name: 'reset-password',
    component: () => import('./components/ResetPasswordPage.vue'),
    meta: { public: true, signedInToo: true, title: 'auth.reset.title' },
  },
  {
    path: '/verify-email',
    name: 'verify-email',
    component: () => import('./components/VerifyEmailPage.vue'),
    meta: { public: true, signedInToo: true, title: 'auth.verify.title' },
  },
]
