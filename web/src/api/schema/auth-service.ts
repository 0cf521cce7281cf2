// Generated from docs/openapi/auth-service.yaml by `npm run types` (openapi-typescript): not to be changed by hand.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccountView: {
            id: components["schemas"]["UUID"];
            email: string | null;
            emailVerified: boolean;
            displayName: string;
            superAdmin: boolean;
            hasPassword: boolean;
            secondFactor: boolean;
            secondFactorRequired: boolean;
            createdAt: components["schemas"]["Instant"];
        };
        ApiKeyView: {
            id: components["schemas"]["UUID"];
            name: string;
            prefix: string;
            permissions: string[] | null;
            addresses: string[];
            createdAt: components["schemas"]["Instant"];
            expiresAt: components["schemas"]["Instant"] | null;
            lastUsedAt: components["schemas"]["Instant"] | null;
            lastUsedAddress: string | null;
        };
        BeginRequest: {
            currentPassword?: string | null;
        };
        ChangeRequest: {
            currentPassword?: string | null;
            newPassword: string;
        };
        CodeRequest: {
            code: string;
        };
        CompleteRegistrationRequest: {
            token: string;
            password: string;
            displayName: string;
        };
        CreateApiKeyRequest: {
            name: string;
            permissions?: string[] | null;
            addresses?: string[] | null;
            expiresAt?: components["schemas"]["Instant"] | null;
        };
        CreatedApiKeyView: {
            createdAt: components["schemas"]["Instant"];
            addresses: string[];
            lastUsedAt: components["schemas"]["Instant"] | null;
            prefix: string;
            permissions: string[] | null;
            lastUsedAddress: string | null;
            name: string;
            id: components["schemas"]["UUID"];
            expiresAt: components["schemas"]["Instant"] | null;
            key: string;
        };
        DirectoryLoginRequest: {
            username: string;
            password: string;
            otp?: string | null;
        };
        EmailRequest: {
            email: string;
            currentPassword?: string | null;
        };
        EnrolmentView: {
            secret: string;
            uri: string;
        };
        ForgotRequest: {
            email: string;
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
        IdentityView: {
            provider: components["schemas"]["Method"];
            name: string;
            linkedAt: components["schemas"]["Instant"];
            lastUsedAt: components["schemas"]["Instant"];
        };
        /**
         * Format: date-time
         * @example 2022-03-10T16:15:50Z
         */
        Instant: string;
        JwksView: {
            keys: {
                [key: string]: unknown;
            }[];
        };
        LinkRequest: {
            currentPassword?: string | null;
        };
        LocationView: {
            location: string;
        };
        LoginRequest: {
            email: string;
            password: string;
            otp?: string | null;
        };
        /** @enum {string} */
        Method: "password" | "discord" | "oidc" | "ldap";
        PageApiKeyView: {
            items: components["schemas"]["ApiKeyView"][];
            nextCursor: string | null;
        };
        PageIdentityView: {
            items: components["schemas"]["IdentityView"][];
            nextCursor: string | null;
        };
        PageSessionView: {
            items: components["schemas"]["SessionView"][];
            nextCursor: string | null;
        };
        PageUserView: {
            items: components["schemas"]["UserView"][];
            nextCursor: string | null;
        };
        Provider: {
            id: string;
            kind: components["schemas"]["ProviderKind"];
            name: string;
            simulated?: boolean;
            loginUrl?: string;
        };
        /** @enum {string} */
        ProviderKind: "password" | "directory" | "redirect";
        ProvidersView: {
            items: components["schemas"]["Provider"][];
            registrationOpen: boolean;
            registrationByMail: boolean;
            mail: boolean;
            /** Format: uri */
            mailboxUrl: string | null;
        };
        RecoveryCodesView: {
            recoveryCodes: string[];
        };
        RefreshRequest: {
            refreshToken: string;
        };
        RegisterRequest: {
            email: string;
            password?: string | null;
            displayName?: string | null;
        };
        ResetRequest: {
            token: string;
            password: string;
        };
        SecondFactorRequest: {
            otp: string;
        };
        SessionView: {
            id: components["schemas"]["UUID"];
            current: boolean;
            createdAt: components["schemas"]["Instant"];
            lastUsedAt: components["schemas"]["Instant"];
            method: components["schemas"]["Method"];
            device: string;
            userAgent: string | null;
            address: string | null;
        };
        SignInView: {
            accessToken?: string;
            tokenType?: string;
            /** Format: int64 */
            expiresIn: number;
            refreshToken?: string;
            user: components["schemas"]["AccountView"];
            csrfToken?: string;
        };
        TokenRequest: {
            token: string;
        };
        TotpView: {
            enabled: boolean;
            enabledAt: components["schemas"]["Instant"] | null;
            /** Format: int32 */
            recoveryCodesLeft: number;
        };
        /** Format: uuid */
        UUID: string;
        UpdateMeRequest: {
            displayName?: string | null;
        };
        UserView: {
            id: components["schemas"]["UUID"];
            displayName: string;
            email: string | null;
            superAdmin: boolean;
            configured: boolean;
            secondFactor: boolean;
            identities: components["schemas"]["Method"][];
            createdAt: components["schemas"]["Instant"];
        };
        VerificationView: {
            verification: string;
        };
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
export type AccountView = components['schemas']['AccountView'];
export type ApiKeyView = components['schemas']['ApiKeyView'];
export type BeginRequest = components['schemas']['BeginRequest'];
export type ChangeRequest = components['schemas']['ChangeRequest'];
export type CodeRequest = components['schemas']['CodeRequest'];
export type CompleteRegistrationRequest = components['schemas']['CompleteRegistrationRequest'];
export type CreateApiKeyRequest = components['schemas']['CreateApiKeyRequest'];
export type CreatedApiKeyView = components['schemas']['CreatedApiKeyView'];
export type DirectoryLoginRequest = components['schemas']['DirectoryLoginRequest'];
export type EmailRequest = components['schemas']['EmailRequest'];
export type EnrolmentView = components['schemas']['EnrolmentView'];
export type ForgotRequest = components['schemas']['ForgotRequest'];
export type HttpProblem = components['schemas']['HttpProblem'];
export type HttpValidationProblem = components['schemas']['HttpValidationProblem'];
export type IdentityView = components['schemas']['IdentityView'];
export type Instant = components['schemas']['Instant'];
export type JwksView = components['schemas']['JwksView'];
export type LinkRequest = components['schemas']['LinkRequest'];
export type LocationView = components['schemas']['LocationView'];
export type LoginRequest = components['schemas']['LoginRequest'];
export type Method = components['schemas']['Method'];
export type PageApiKeyView = components['schemas']['PageApiKeyView'];
export type PageIdentityView = components['schemas']['PageIdentityView'];
export type PageSessionView = components['schemas']['PageSessionView'];
export type PageUserView = components['schemas']['PageUserView'];
export type Provider = components['schemas']['Provider'];
export type ProviderKind = components['schemas']['ProviderKind'];
export type ProvidersView = components['schemas']['ProvidersView'];
export type RecoveryCodesView = components['schemas']['RecoveryCodesView'];
export type RefreshRequest = components['schemas']['RefreshRequest'];
export type RegisterRequest = components['schemas']['RegisterRequest'];
export type ResetRequest = components['schemas']['ResetRequest'];
export type SecondFactorRequest = components['schemas']['SecondFactorRequest'];
export type SessionView = components['schemas']['SessionView'];
export type SignInView = components['schemas']['SignInView'];
export type TokenRequest = components['schemas']['TokenRequest'];
export type TotpView = components['schemas']['TotpView'];
export type Uuid = components['schemas']['UUID'];
export type UpdateMeRequest = components['schemas']['UpdateMeRequest'];
export type UserView = components['schemas']['UserView'];
export type VerificationView = components['schemas']['VerificationView'];
export type FieldError = components['schemas']['FieldError'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
