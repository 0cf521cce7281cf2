// Generated from docs/openapi/tenant-service.yaml by `npm run types` (openapi-typescript): not to be changed by hand.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        BuiltInRole: "OWNER" | "ADMIN" | "OPERATOR" | "MODERATOR" | "VIEWER";
        BuiltInRoleView: {
            role: components["schemas"]["BuiltInRole"];
            permissions: string[];
        };
        CatalogueView: {
            items: components["schemas"]["PermissionView"][];
            roles: components["schemas"]["BuiltInRoleView"][];
        };
        CreateTenantRequest: {
            name?: string | null;
            slug?: string | null;
            guildId?: string | null;
        };
        CreatedInvitationView: {
            invitation: components["schemas"]["InvitationView"];
            url: string;
            mail: components["schemas"]["MailOutcome"] | null;
        };
        Granted: {
            permission: string;
            sources: components["schemas"]["Source"][];
        };
        GuildView: {
            guildId: string;
            name: string;
            icon: string | null;
            membersListed: boolean;
            checkedAt: components["schemas"]["Instant"];
            syncedAt: components["schemas"]["Instant"] | null;
            stale: boolean;
            problem: string | null;
        };
        /** @description Why a request failed, after RFC 9457 */
        HttpProblem: {
            /**
             * Format: uri
             * @description Address that stands for the kind of problem
             */
            type: string;
            /** @description The kind of problem in a few words */
            title: string;
            /**
             * Format: int32
             * @description The HTTP status
             */
            status: number;
            /** @description What is the matter this time, for people to read */
            detail: string;
            /** @description The kind of problem, for programs to decide by: the last part of its type */
            code: string;
            /** @description Names the request, in our logs too */
            traceId: string;
        };
        /** @description Why a request was refused, after RFC 9457 */
        HttpValidationProblem: {
            /**
             * Format: uri
             * @description Address that stands for the kind of problem
             */
            type: string;
            /** @description The kind of problem in a few words */
            title: string;
            /**
             * Format: int32
             * @description The HTTP status
             */
            status: number;
            /** @description What is the matter this time, for people to read */
            detail: string;
            /** @description The kind of problem, for programs to decide by: the last part of its type */
            code: string;
            /** @description Names the request, in our logs too */
            traceId: string;
            /** @description What is wrong with which field; absent when no single field is to blame */
            errors?: components["schemas"]["FieldError"][];
        };
        /**
         * Format: date-time
         * @example 2022-03-10T16:15:50Z
         */
        Instant: string;
        InvitationRequest: {
            email?: string | null;
            roleIds?: string[] | null;
            serverId?: components["schemas"]["UUID"] | null;
            permissions?: string[] | null;
            /** Format: int32 */
            expiresInHours?: number | null;
        };
        InvitationView: {
            id: components["schemas"]["UUID"];
            email: string | null;
            roleIds: string[];
            serverId: components["schemas"]["UUID"] | null;
            permissions: string[];
            invitedBy: components["schemas"]["UUID"];
            createdAt: components["schemas"]["Instant"];
            expiresAt: components["schemas"]["Instant"];
            mailedAt: components["schemas"]["Instant"] | null;
        };
        /** @enum {string} */
        Kind: "ROLE" | "DISCORD_ROLE" | "DISCORD_OWNER" | "DISCORD_PERMISSION" | "SERVER_GRANT" | "SUPER_ADMIN";
        Limits: {
            /** Format: int32 */
            servers: number;
            /** Format: int32 */
            cpuMillis: number;
            /** Format: int32 */
            memoryMiB: number;
            /** Format: int32 */
            diskMiB: number;
            /** Format: int32 */
            backups: number;
        };
        LimitsRequest: {
            /** Format: int32 */
            servers: number;
            /** Format: int32 */
            cpuMillis: number;
            /** Format: int32 */
            memoryMiB: number;
            /** Format: int32 */
            diskMiB: number;
            /** Format: int32 */
            backups: number;
        };
        /** @enum {string} */
        MailOutcome: "SENT" | "OFF" | "LIMITED" | "FAILED";
        MappingRequest: {
            roleIds: string[];
        };
        MappingView: {
            discordRoleId: string;
            name: string;
            /** Format: int32 */
            color: number;
            /** Format: int32 */
            position: number;
            managed: boolean;
            everyone: boolean;
            roleIds: string[];
        };
        MemberPermissionsView: {
            userId: components["schemas"]["UUID"];
            displayName: string;
            permissions: components["schemas"]["Granted"][];
            servers: {
                [key: string]: string[];
            };
        };
        MemberRolesRequest: {
            roleIds: string[];
        };
        MemberView: {
            userId: components["schemas"]["UUID"];
            displayName: string;
            roles: components["schemas"]["RoleOfMember"][];
            access: components["schemas"]["Way"][];
            joinedAt: components["schemas"]["Instant"] | null;
        };
        OfferView: {
            tenantId: components["schemas"]["UUID"];
            tenantName: string;
            tenantSlug: string;
            roles: string[];
            /** Format: int32 */
            servers: number;
            expiresAt: components["schemas"]["Instant"];
        };
        OwnGuildView: {
            id: string;
            name: string;
            icon?: string;
            owner: boolean;
            tenantId?: components["schemas"]["UUID"];
            installUrl?: string;
        };
        OwnGuildsView: {
            items: components["schemas"]["OwnGuildView"][];
        };
        PageInvitationView: {
            items: components["schemas"]["InvitationView"][];
            nextCursor: string | null;
        };
        PageMappingView: {
            items: components["schemas"]["MappingView"][];
            nextCursor: string | null;
        };
        PageMemberView: {
            items: components["schemas"]["MemberView"][];
            nextCursor: string | null;
        };
        PagePlanView: {
            items: components["schemas"]["PlanView"][];
            nextCursor: string | null;
        };
        PageRoleView: {
            items: components["schemas"]["RoleView"][];
            nextCursor: string | null;
        };
        PageSubuserView: {
            items: components["schemas"]["SubuserView"][];
            nextCursor: string | null;
        };
        PageTenantView: {
            items: components["schemas"]["TenantView"][];
            nextCursor: string | null;
        };
        PermissionView: {
            name: string;
            resource: string;
            action: string;
            scope: components["schemas"]["Scope"];
            onServers: boolean;
        };
        /** @enum {string} */
        Plan: "SMALL" | "MEDIUM" | "LARGE" | "CUSTOM";
        PlanView: {
            /** @enum {string} */
            plan: "SMALL" | "MEDIUM" | "LARGE";
            limits: components["schemas"]["Limits"];
        };
        QuotaRequest: {
            plan?: components["schemas"]["Plan"] | null;
            limits?: components["schemas"]["LimitsRequest"] | null;
        };
        QuotaView: {
            plan: components["schemas"]["Plan"];
            limits: components["schemas"]["Limits"];
            ceiling: components["schemas"]["Limits"];
        };
        RoleOfMember: {
            id: components["schemas"]["UUID"];
            name: string;
            direct: boolean;
        };
        RoleRequest: {
            name?: string | null;
            permissions?: string[] | null;
        };
        RoleView: {
            id: components["schemas"]["UUID"];
            name: string;
            builtIn?: components["schemas"]["BuiltInRole"];
            permissions: string[];
            /** Format: int64 */
            version: number;
            createdAt: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        Scope: "TENANT" | "PLATFORM";
        SecretRequest: {
            token: string;
        };
        ServerInvitationRequest: {
            email?: string | null;
            permissions: string[];
            /** Format: int32 */
            expiresInHours?: number | null;
        };
        SettingsRequest: {
            locale?: string | null;
            timeZone?: string | null;
            defaultTemplateId?: components["schemas"]["UUID"] | null;
            requireSecondFactor?: boolean | null;
        };
        Source: {
            kind: components["schemas"]["Kind"];
            name?: string;
            discordRole?: string;
        };
        SubuserRequest: {
            permissions: string[];
        };
        SubuserView: {
            userId: components["schemas"]["UUID"];
            displayName: string;
            permissions: string[];
            grantedAt: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        SuspensionReason: "BOT_REMOVED" | "ADMINISTRATOR";
        TenantSettings: {
            locale: string;
            timeZone: string;
            defaultTemplateId: components["schemas"]["UUID"] | null;
            requireSecondFactor: boolean;
        };
        /** @enum {string} */
        TenantStatus: "ACTIVE" | "SUSPENDED" | "DELETING";
        TenantView: {
            id: components["schemas"]["UUID"];
            name: string;
            slug: string;
            status: components["schemas"]["TenantStatus"];
            statusReason?: components["schemas"]["SuspensionReason"];
            deleteAt?: components["schemas"]["Instant"];
            guildId?: string;
            icon?: string;
            settings: components["schemas"]["TenantSettings"];
            createdAt: components["schemas"]["Instant"];
            /** Format: int64 */
            version: number;
            limits: components["schemas"]["Limits"];
            permissions: string[];
        };
        /** Format: uuid */
        UUID: string;
        UpdateTenantRequest: {
            name?: string | null;
            slug?: string | null;
            settings?: components["schemas"]["SettingsRequest"] | null;
        };
        /** @enum {string} */
        Way: "DIRECT" | "DISCORD" | "SERVERS";
        /** @description What is wrong with one field of a request */
        FieldError: {
            /** @description Path in the body with dots, or the name of the parameter */
            field: string;
            /**
             * @description For programs to say it in their reader's language
             * @enum {string}
             */
            code: "required" | "too-short" | "too-long" | "too-few" | "too-many" | "too-small" | "too-large" | "wrong-kind" | "invalid-format" | "invalid-email" | "invalid-network" | "not-allowed" | "unknown" | "breaks-rule" | "not-in-future" | "not-right" | "weak-common" | "weak-pattern" | "weak-word" | "weak-own";
            /** @description In English, to follow the name of the field */
            message: string;
            /** @description What the code needs to be said, such as min; absent when that is nothing */
            params?: {
                [key: string]: unknown;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type BuiltInRole = components['schemas']['BuiltInRole'];
export type BuiltInRoleView = components['schemas']['BuiltInRoleView'];
export type CatalogueView = components['schemas']['CatalogueView'];
export type CreateTenantRequest = components['schemas']['CreateTenantRequest'];
export type CreatedInvitationView = components['schemas']['CreatedInvitationView'];
export type Granted = components['schemas']['Granted'];
export type GuildView = components['schemas']['GuildView'];
export type HttpProblem = components['schemas']['HttpProblem'];
export type HttpValidationProblem = components['schemas']['HttpValidationProblem'];
export type Instant = components['schemas']['Instant'];
export type InvitationRequest = components['schemas']['InvitationRequest'];
export type InvitationView = components['schemas']['InvitationView'];
export type Kind = components['schemas']['Kind'];
export type Limits = components['schemas']['Limits'];
export type LimitsRequest = components['schemas']['LimitsRequest'];
export type MailOutcome = components['schemas']['MailOutcome'];
export type MappingRequest = components['schemas']['MappingRequest'];
export type MappingView = components['schemas']['MappingView'];
export type MemberPermissionsView = components['schemas']['MemberPermissionsView'];
export type MemberRolesRequest = components['schemas']['MemberRolesRequest'];
export type MemberView = components['schemas']['MemberView'];
export type OfferView = components['schemas']['OfferView'];
export type OwnGuildView = components['schemas']['OwnGuildView'];
export type OwnGuildsView = components['schemas']['OwnGuildsView'];
export type PageInvitationView = components['schemas']['PageInvitationView'];
export type PageMappingView = components['schemas']['PageMappingView'];
export type PageMemberView = components['schemas']['PageMemberView'];
export type PagePlanView = components['schemas']['PagePlanView'];
export type PageRoleView = components['schemas']['PageRoleView'];
export type PageSubuserView = components['schemas']['PageSubuserView'];
export type PageTenantView = components['schemas']['PageTenantView'];
export type PermissionView = components['schemas']['PermissionView'];
export type Plan = components['schemas']['Plan'];
export type PlanView = components['schemas']['PlanView'];
export type QuotaRequest = components['schemas']['QuotaRequest'];
export type QuotaView = components['schemas']['QuotaView'];
export type RoleOfMember = components['schemas']['RoleOfMember'];
export type RoleRequest = components['schemas']['RoleRequest'];
export type RoleView = components['schemas']['RoleView'];
export type Scope = components['schemas']['Scope'];
export type SecretRequest = components['schemas']['SecretRequest'];
export type ServerInvitationRequest = components['schemas']['ServerInvitationRequest'];
export type SettingsRequest = components['schemas']['SettingsRequest'];
export type Source = components['schemas']['Source'];
export type SubuserRequest = components['schemas']['SubuserRequest'];
export type SubuserView = components['schemas']['SubuserView'];
export type SuspensionReason = components['schemas']['SuspensionReason'];
export type TenantSettings = components['schemas']['TenantSettings'];
export type TenantStatus = components['schemas']['TenantStatus'];
export type TenantView = components['schemas']['TenantView'];
export type Uuid = components['schemas']['UUID'];
export type UpdateTenantRequest = components['schemas']['UpdateTenantRequest'];
export type Way = components['schemas']['Way'];
export type FieldError = components['schemas']['FieldError'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
