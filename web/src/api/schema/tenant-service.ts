// Generated from docs/openapi/tenant-service.yaml by `npm run types` (openapi-typescript): not to be changed by hand.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        BuiltInRole: "OWNER" | "ADMIN" | "OPERATOR" | "MODERATOR" | "VIEWER";
        /** @description A built-in role. */
        BuiltInRoleView: {
            role: components["schemas"]["BuiltInRole"];
            permissions: string[];
        };
        /** @description All there is. */
        CatalogueView: {
            items: components["schemas"]["PermissionView"][];
            /** @description the built-in ones */
            roles: components["schemas"]["BuiltInRoleView"][];
        };
        /** @description A new tenant. */
        CreateTenantRequest: {
            /** @description 1 to 80 characters; without one, that of the Discord server */
            name?: string;
            /** @description 3 to 40 of a-z, 0-9 and dashes; without one it is derived from the name, and made unique */
            slug?: string;
            /** @description of a Discord server the bot is in and the caller manages, to whose community the tenant belongs */
            guildId?: string;
        };
        CreatedInvitationView: {
            invitation: components["schemas"]["InvitationView"];
            /** @description the link, told this one time */
            url: string;
            /** @description what became of its mail; null when it names no e-mail address */
            mail: components["schemas"]["MailOutcome"] | null;
        };
        /** @description One permission and all its sources. */
        Granted: {
            permission: string;
            sources: components["schemas"]["Source"][];
        };
        /** @description The Discord server of a tenant, as it was heard last. */
        GuildView: {
            guildId: string;
            name: string;
            icon: string | null;
            /** @description whether Discord tells of all members; if not, each active one is asked about every five minutes */
            membersListed: boolean;
            /** @description when Discord last said something about it */
            checkedAt: components["schemas"]["Instant"];
            /** @description when all of it was last read */
            syncedAt: components["schemas"]["Instant"] | null;
            /** @description it was not read for longer than it should be */
            stale: boolean;
            /** @description why it was not, such as `discord-away` */
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
        /** @description Whom to let in, and to what: roles, or permissions on a server, or both. */
        InvitationRequest: {
            /** @description where the link is mailed to; who accepts must have proven that this address is theirs. Without it, whoever has the link may accept */
            email?: string;
            roleIds?: string[];
            serverId?: components["schemas"]["UUID"];
            permissions?: string[];
            /**
             * Format: int32
             * @description 1 to 720; a week without it
             */
            expiresInHours?: number;
        };
        /** @description An invitation nobody has accepted yet. Its link is not told again. */
        InvitationView: {
            id: components["schemas"]["UUID"];
            email: string | null;
            roleIds: string[];
            serverId: components["schemas"]["UUID"] | null;
            permissions: string[];
            invitedBy: components["schemas"]["UUID"];
            createdAt: components["schemas"]["Instant"];
            expiresAt: components["schemas"]["Instant"];
            /** @description when its link went out by mail last; null when it never did */
            mailedAt: components["schemas"]["Instant"] | null;
        };
        /** @enum {string} */
        Kind: "ROLE" | "DISCORD_ROLE" | "DISCORD_OWNER" | "DISCORD_PERMISSION" | "SERVER_GRANT" | "SUPER_ADMIN";
        /** @description The most a tenant may use in all. */
        Limits: {
            /** Format: int32 */
            servers: number;
            /**
             * Format: int32
             * @description thousandths of a CPU core
             */
            cpuMillis: number;
            /** Format: int32 */
            memoryMiB: number;
            /** Format: int32 */
            diskMiB: number;
            /** Format: int32 */
            backups: number;
        };
        /** @description The most a tenant may use in all. */
        LimitsRequest: {
            /** Format: int32 */
            servers: number;
            /**
             * Format: int32
             * @description thousandths of a CPU core
             */
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
            /** @description all the tenant's roles that the role of Discord's is to bring; none takes the mapping away */
            roleIds: string[];
        };
        /** @description A role of Discord's, and what it brings here. */
        MappingView: {
            discordRoleId: string;
            name: string;
            /**
             * Format: int32
             * @description as RGB, 0 for none
             */
            color: number;
            /**
             * Format: int32
             * @description higher ones stand above
             */
            position: number;
            /** @description belongs to a bot or an integration */
            managed: boolean;
            /** @description everybody in the guild has it */
            everyone: boolean;
            /** @description of the tenant's roles; empty when it brings none */
            roleIds: string[];
        };
        /** @description Why somebody may do what they may. */
        MemberPermissionsView: {
            userId: components["schemas"]["UUID"];
            displayName: string;
            /** @description in the order of the catalogue, each with where it comes from */
            permissions: components["schemas"]["Granted"][];
            /** @description beyond that, on single servers, by server id */
            servers: {
                [key: string]: string[];
            };
        };
        MemberRolesRequest: {
            /** @description all roles the member is to have here; what Discord brings is not touched */
            roleIds: string[];
        };
        /** @description Somebody with access to the tenant. */
        MemberView: {
            userId: components["schemas"]["UUID"];
            displayName: string;
            /** @description all they have, whatever brings them */
            roles: components["schemas"]["RoleOfMember"][];
            /** @description the ways in which they have it */
            access: components["schemas"]["Way"][];
            /** @description when they were given a role here; null for who has access by Discord alone */
            joinedAt: components["schemas"]["Instant"] | null;
        };
        /** @description What an invitation lets one into. */
        OfferView: {
            tenantId: components["schemas"]["UUID"];
            tenantName: string;
            tenantSlug: string;
            /** @description names */
            roles: string[];
            /**
             * Format: int32
             * @description how many servers it gives permissions on
             */
            servers: number;
            expiresAt: components["schemas"]["Instant"];
        };
        /** @description A Discord server that somebody manages. */
        OwnGuildView: {
            id: string;
            name: string;
            icon?: string;
            /** @description whether it is theirs */
            owner: boolean;
            /** @description of the tenant it has here already */
            tenantId?: components["schemas"]["UUID"];
            /** @description where the bot is added to it; absent when no bot is configured */
            installUrl?: string;
        };
        OwnGuildsView: {
            items: components["schemas"]["OwnGuildView"][];
        };
        /** @description A part of a list. */
        PageInvitationView: {
            items: components["schemas"]["InvitationView"][];
            /** @description where to go on, null at the end */
            nextCursor: string | null;
        };
        /** @description A part of a list. */
        PageMappingView: {
            items: components["schemas"]["MappingView"][];
            /** @description where to go on, null at the end */
            nextCursor: string | null;
        };
        /** @description A part of a list. */
        PageMemberView: {
            items: components["schemas"]["MemberView"][];
            /** @description where to go on, null at the end */
            nextCursor: string | null;
        };
        /** @description A part of a list. */
        PagePlanView: {
            items: components["schemas"]["PlanView"][];
            /** @description where to go on, null at the end */
            nextCursor: string | null;
        };
        /** @description A part of a list. */
        PageRoleView: {
            items: components["schemas"]["RoleView"][];
            /** @description where to go on, null at the end */
            nextCursor: string | null;
        };
        /** @description A part of a list. */
        PageSubuserView: {
            items: components["schemas"]["SubuserView"][];
            /** @description where to go on, null at the end */
            nextCursor: string | null;
        };
        /** @description A part of a list. */
        PageTenantView: {
            items: components["schemas"]["TenantView"][];
            /** @description where to go on, null at the end */
            nextCursor: string | null;
        };
        /** @description One permission. */
        PermissionView: {
            /** @description `resource:action` */
            name: string;
            resource: string;
            action: string;
            scope: components["schemas"]["Scope"];
            /** @description whether it can be granted on a single server */
            onServers: boolean;
        };
        /** @enum {string} */
        Plan: "SMALL" | "MEDIUM" | "LARGE" | "CUSTOM";
        /** @description A plan by which a tenant may get its limits. */
        PlanView: {
            plan: components["schemas"]["Plan"];
            limits: components["schemas"]["Limits"];
        };
        /** @description Other limits: those of a plan, or, with `CUSTOM` or no plan, one's own. */
        QuotaRequest: {
            plan?: components["schemas"]["Plan"];
            /** @description all of them */
            limits?: components["schemas"]["LimitsRequest"];
        };
        /** @description The most a tenant may use in all. What it uses gameserver-service tells, at `/tenants/{t`/usage}. */
        QuotaView: {
            /** @description whose limits these are */
            plan: components["schemas"]["Plan"];
            limits: components["schemas"]["Limits"];
            /** @description the most its owners may give it themselves */
            ceiling: components["schemas"]["Limits"];
        };
        RoleOfMember: {
            id: components["schemas"]["UUID"];
            name: string;
            /** @description given to them here, rather than brought by Discord */
            direct: boolean;
        };
        /** @description What a role is to be; in a change, what is left out stays. */
        RoleRequest: {
            /** @description 1 to 64 characters, of which the tenant has no other role whatever the case */
            name?: string;
            /** @description names of the catalogue */
            permissions?: string[];
        };
        /** @description A role as people see it. */
        RoleView: {
            id: components["schemas"]["UUID"];
            name: string;
            /** @description which of those every tenant has; absent for one the tenant made */
            builtIn?: components["schemas"]["BuiltInRole"];
            /** @description in the order of the catalogue */
            permissions: string[];
            /** Format: int64 */
            version: number;
            createdAt: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        Scope: "TENANT" | "PLATFORM";
        SecretRequest: {
            /** @description what the link has behind its `#token=` */
            token: string;
        };
        /** @description Whom to make a sub-user of a server, and what they may do there. */
        ServerInvitationRequest: {
            /** @description as of `InvitationRequest` */
            email?: string;
            permissions: string[];
            /**
             * Format: int32
             * @description 1 to 720; a week without it
             */
            expiresInHours?: number;
        };
        /** @description What is to change of the settings; what is left out stays. */
        SettingsRequest: {
            /** @description BCP 47 tag, such as `en` or `pt-BR` */
            locale?: string;
            /** @description of the IANA database, such as `Europe/Berlin` */
            timeZone?: string;
            /** @description a template; the zero UUID for none */
            defaultTemplateId?: components["schemas"]["UUID"];
            requireSecondFactor?: boolean;
        };
        /** @description Where a permission comes from. */
        Source: {
            kind: components["schemas"]["Kind"];
            /** @description of the role; with `DISCORD_PERMISSION` what Discord calls that permission */
            name?: string;
            /** @description the role of Discord's that brings it */
            discordRole?: string;
        };
        SubuserRequest: {
            /** @description those that make sense on a server, at least one */
            permissions: string[];
        };
        /** @description Somebody with permissions on one server. */
        SubuserView: {
            userId: components["schemas"]["UUID"];
            displayName: string;
            /** @description in the order of the catalogue */
            permissions: string[];
            grantedAt: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        SuspensionReason: "BOT_REMOVED" | "ADMINISTRATOR";
        /** @description What a tenant has decided for itself. */
        TenantSettings: {
            /** @description BCP 47 tag of the language messages to the whole tenant are in */
            locale: string;
            /** @description of the IANA database, by which schedules are meant */
            timeZone: string;
            /** @description what a new server is made from unless somebody says otherwise */
            defaultTemplateId: components["schemas"]["UUID"] | null;
            /** @description whether nobody gets in without one */
            requireSecondFactor: boolean;
        };
        /** @enum {string} */
        TenantStatus: "ACTIVE" | "SUSPENDED" | "DELETING";
        /** @description A tenant as people see it. */
        TenantView: {
            id: components["schemas"]["UUID"];
            name: string;
            slug: string;
            status: components["schemas"]["TenantStatus"];
            /** @description why it is suspended */
            statusReason?: components["schemas"]["SuspensionReason"];
            /** @description when it will be gone; present just while it waits for its deletion */
            deleteAt?: components["schemas"]["Instant"];
            /** @description of its Discord server; absent without one */
            guildId?: string;
            icon?: string;
            settings: components["schemas"]["TenantSettings"];
            createdAt: components["schemas"]["Instant"];
            /** Format: int64 */
            version: number;
            /** @description the most it may use in all */
            limits: components["schemas"]["Limits"];
            /** @description of who asks, throughout the tenant; in a list of all tenants empty where they are not a member */
            permissions: string[];
        };
        /** Format: uuid */
        UUID: string;
        /** @description What is to change of a tenant; what is left out stays. */
        UpdateTenantRequest: {
            /** @description 1 to 80 characters */
            name?: string;
            /** @description 3 to 40 of a-z, 0-9 and dashes */
            slug?: string;
            settings?: components["schemas"]["SettingsRequest"];
        };
        /** @enum {string} */
        Way: "DIRECT" | "DISCORD" | "SERVERS";
        /** @description What is wrong with one field of a request */
        FieldError: {
            /** @description Path in the body with dots, or the name of the parameter */
            field: string;
            /** @description For programs to say it in their reader's language, such as too-long */
            code: string;
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
