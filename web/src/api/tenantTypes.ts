/** Shapes of the public API about tenants: who is in them, and what each may do. */
import type * as notification from './schema/notification-service'
import type * as tenant from './schema/tenant-service'

export type TenantStatus = tenant.TenantStatus
export type Limits = tenant.Limits
export type TenantSettings = tenant.TenantSettings
export type Tenant = tenant.TenantView

/** A Discord server that somebody manages. */
export type OwnGuild = tenant.OwnGuildView
/** The Discord server of a tenant. */
export type Guild = tenant.GuildView

export type BuiltInRole = tenant.BuiltInRole
export type Role = tenant.RoleView

/** A role of Discord's, and which of the tenant's roles it brings. */
export type RoleMapping = tenant.MappingView

export type WayOfAccess = tenant.Way
export type RoleOfMember = tenant.RoleOfMember
export type Member = tenant.MemberView

/** Where a permission comes from. */
export type Source = tenant.Source
export type SourceKind = tenant.Kind
export type MemberPermissions = tenant.MemberPermissionsView

/** Somebody with permissions on one server, beside their roles. */
export type Subuser = tenant.SubuserView
export type Invitation = tenant.InvitationView

/** With its link, which is told this one time. */
export type CreatedInvitation = tenant.CreatedInvitationView

/** What an invitation lets one into. */
export type Offer = tenant.OfferView

export type QuotaPlan = tenant.Plan

/** A plan of the panel, and what it allows a tenant in all: any but `CUSTOM`, which has no limits of its own. */
export type Plan = tenant.PlanView
export type Quota = tenant.QuotaView

export type AuditOutcome = notification.Outcome
export type AuditEntry = notification.AuditView
