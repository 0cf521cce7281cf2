import type { RouteRecordRaw } from 'vue-router'

export const invitationTabs: RouteRecordRaw[] = [
  {
    path: 'invitations',
    name: 'invitations',
    component: () => import('./components/InvitationsTab.vue'),
    meta: { title: 'members.tab.invitations', crumbs: ['members'] },
  },
]

/** Where the link of an invitation leads, for who is not signed in yet too. */
export const invitationRoutes: RouteRecordRaw[] = [
  {
    path: '/invitation',
    name: 'invitation',
    component: () => import('./components/InvitationPage.vue'),
    meta: { public: true, signedInToo: true, title: 'invitation.title' },
  },
]
