import type { RouteRecordRaw } from 'vue-router'

export const authRoutes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./components/SignInPage.vue'),
    meta: { public: true, title: 'auth.signIn.title' },
  },
  {
    path: '/register',
    name: 'register',
    component: () => import('./components/RegisterPage.vue'),
    meta: { public: true, title: 'auth.register.title' },
  },
]
