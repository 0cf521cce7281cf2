// Generated from docs/openapi/auth-service.yaml by `npm run types` (openapi-typescript): not to be changed by hand.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An account as its owner sees it. */
        AccountView: {
            id: components["schemas"]["UUID"];
            /** @description null for who signs in by other means alone */
            email: string | null;
            /** @description whether a link in a mail to that address was opened */
            emailVerified: boolean;
            displayName: string;
            superAdmin: boolean;
            hasPassword: boolean;
            /** @description whether a second factor is asked for at sign-in */
            secondFactor: boolean;
            /** @description the platform demands one, and there is none yet: nothing but the account itself can be used */
            secondFactorRequired: boolean;
            createdAt: components["schemas"]["Instant"];
        };
        /** @description A key as its owner sees it. */
        ApiKeyView: {
            id: components["schemas"]["UUID"];
            name: string;
            /** @description how the key begins */
            prefix: string;
            /** @description null when it may do all that its owner may */
            permissions: string[] | null;
            /** @description empty when it may be used from anywhere */
            addresses: string[];
            createdAt: components["schemas"]["Instant"];
            expiresAt: components["schemas"]["Instant"] | null;
            /** @description to the minute */
            lastUsedAt: components["schemas"]["Instant"] | null;
            lastUsedAddress: string | null;
        };
        BeginRequest: {
            /** @description not needed by who has none */
            currentPassword?: string;
        };
        /** @description A new password. */
        ChangeRequest: {
            /** @description not needed by who has none yet */
            currentPassword?: string;
            newPassword: string;
        };
        CodeRequest: {
            /** @description six digits of the app, or a recovery code */
            code: string;
        };
        /** @description What makes a proven address an account. */
        CompleteRegistrationRequest: {
            /** @description what the link has behind its `#token=` */
            token: string;
            /** @description 10 to 256 characters */
            password: string;
            /** @description 1 to 64 characters */
            displayName: string;
        };
        /** @description A new key. */
        CreateApiKeyRequest: {
            name: string;
            /** @description what it is confined to; left out, it may do all that its owner may */
            permissions?: string[];
            /** @description addresses and networks (`203.0.113.0/24`) it may be used from; left out, from anywhere */
            addresses?: string[];
            /** @description in the future; left out, it is good until it is revoked */
            expiresAt?: components["schemas"]["Instant"];
        };
        /** @description A key that was just made. */
        CreatedApiKeyView: {
            createdAt: components["schemas"]["Instant"];
            /** @description empty when it may be used from anywhere */
            addresses: string[];
            /** @description to the minute */
            lastUsedAt: components["schemas"]["Instant"] | null;
            /** @description how the key begins */
            prefix: string;
            /** @description null when it may do all that its owner may */
            permissions: string[] | null;
            lastUsedAddress: string | null;
            name: string;
            id: components["schemas"]["UUID"];
            expiresAt: components["schemas"]["Instant"] | null;
            /** @description to be sent as `Authorization: Bearer ptn_...`; told this once */
            key: string;
        };
        /** @description Who wants to sign in by the directory. */
        DirectoryLoginRequest: {
            username: string;
            password: string;
            /** @description the second factor, for accounts that have one */
            otp?: string;
        };
        /** @description A new address. */
        EmailRequest: {
            email: string;
            /** @description not needed by who has none */
            currentPassword?: string;
        };
        /** @description What an authenticator app needs. */
        EnrolmentView: {
            /** @description in base32, to be typed */
            secret: string;
            /** @description the same as `otpauth://`, to be shown as a QR code */
            uri: string;
        };
        /** @description Whose password is forgotten. */
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
        /** @description An account elsewhere, as its owner sees it. */
        IdentityView: {
            /** @description `discord`, `oidc` or `ldap` */
            provider: components["schemas"]["Method"];
            /** @description as it was there when it was used last */
            name: string;
            linkedAt: components["schemas"]["Instant"];
            lastUsedAt: components["schemas"]["Instant"];
        };
        /**
         * Format: date-time
         * @example 2022-03-10T16:15:50Z
         */
        Instant: string;
        /** @description A JSON Web Key Set (RFC 7517). */
        JwksView: {
            keys: {
                [key: string]: unknown;
            }[];
        };
        LinkRequest: {
            /** @description not needed by who has none */
            currentPassword?: string;
        };
        LocationView: {
            /** @description path and query to send the browser to */
            location: string;
        };
        /** @description Who wants to sign in. */
        LoginRequest: {
            email: string;
            password: string;
            /** @description the second factor, for accounts that have one */
            otp?: string;
        };
        /** @enum {string} */
        Method: "password" | "discord" | "oidc" | "ldap";
        /** @description A part of a list. */
        PageApiKeyView: {
            items: components["schemas"]["ApiKeyView"][];
            /** @description where to go on, null at the end */
            nextCursor: string | null;
        };
        /** @description A part of a list. */
        PageIdentityView: {
            items: components["schemas"]["IdentityView"][];
            /** @description where to go on, null at the end */
            nextCursor: string | null;
        };
        /** @description A part of a list. */
        PageSessionView: {
            items: components["schemas"]["SessionView"][];
            /** @description where to go on, null at the end */
            nextCursor: string | null;
        };
        /** @description A part of a list. */
        PageUserView: {
            items: components["schemas"]["UserView"][];
            /** @description where to go on, null at the end */
            nextCursor: string | null;
        };
        /** @description One way to sign in. */
        Provider: {
            id: string;
            /** @description `password`, `directory` (a user name and a password), or `redirect` (elsewhere) */
            kind: string;
            /** @description for people */
            name: string;
            /** @description of a redirect: it is a stand-in for the real thing */
            simulated?: boolean;
            /** @description of a redirect: where the browser goes */
            loginUrl?: string;
        };
        /** @description The ways to sign in here. */
        ProvidersView: {
            items: components["schemas"]["Provider"][];
            /** @description whether strangers may make an account with e-mail and password */
            registrationOpen: boolean;
            /** @description whether such an account begins with a mail to its address: registering takes the address alone */
            registrationByMail: boolean;
            /** @description whether mails are sent, and with that a forgotten password can be replaced */
            mail: boolean;
            /**
             * Format: uri
             * @description where mails can be read that never leave this machine
             */
            mailboxUrl: string | null;
        };
        /** @description Each is good once in the place of a code. */
        RecoveryCodesView: {
            recoveryCodes: string[];
        };
        /** @description The refresh token of a client without cookies. */
        RefreshRequest: {
            refreshToken: string;
        };
        /** @description A new account. */
        RegisterRequest: {
            /** @description at most 254 characters; case makes no difference */
            email: string;
            /** @description 10 to 256 characters; where addresses must be proven it is chosen when the link is opened, and not looked at here */
            password?: string;
            /** @description 1 to 64 characters; as the password */
            displayName?: string;
        };
        /** @description A new password for who opened a link; the token is what stands behind its `#token=`. */
        ResetRequest: {
            token: string;
            password: string;
        };
        SecondFactorRequest: {
            /** @description six digits of the authenticator app, or a recovery code */
            otp: string;
        };
        /** @description A session as its owner sees it. */
        SessionView: {
            id: components["schemas"]["UUID"];
            /** @description the one this request belongs to */
            current: boolean;
            createdAt: components["schemas"]["Instant"];
            /** @description to within the lifetime of an access token */
            lastUsedAt: components["schemas"]["Instant"];
            /** @description how one signed in: `password`, `discord`, `oidc` or `ldap` */
            method: components["schemas"]["Method"];
            /** @description such as `Firefox on Linux`, guessed from the user agent */
            device: string;
            /** @description at most 256 characters */
            userAgent: string | null;
            /** @description where it was opened from */
            address: string | null;
        };
        /** @description A session that was opened or renewed. Tokens are in it for API clients alone; a browser has them as cookies. */
        SignInView: {
            accessToken?: string;
            /** @description `Bearer`, beside an access token */
            tokenType?: string;
            /**
             * Format: int64
             * @description seconds the access token is good for
             */
            expiresIn: number;
            refreshToken?: string;
            user: components["schemas"]["AccountView"];
            /** @description for browsers: to be sent as `X-CSRF-Token` with every unsafe request */
            csrfToken?: string;
        };
        /** @description What a link in a mail has behind its `#token=`. */
        TokenRequest: {
            token: string;
        };
        /** @description Whether a second factor is asked for, and since when. */
        TotpView: {
            enabled: boolean;
            enabledAt: components["schemas"]["Instant"] | null;
            /** Format: int32 */
            recoveryCodesLeft: number;
        };
        /** Format: uuid */
        UUID: string;
        /** @description What one may change of oneself; what is left out stays. */
        UpdateMeRequest: {
            /** @description 1 to 64 characters */
            displayName?: string;
        };
        /** @description Somebody as super administrators see them. */
        UserView: {
            id: components["schemas"]["UUID"];
            displayName: string;
            email: string | null;
            superAdmin: boolean;
            /** @description configuration makes them a super administrator, so nobody else can take that away */
            configured: boolean;
            secondFactor: boolean;
            /** @description providers they sign in by */
            identities: components["schemas"]["Method"][];
            createdAt: components["schemas"]["Instant"];
        };
        /** @description Something waits for a link in a mail to be opened. */
        VerificationView: {
            /** @description always `sent`, also when there was nobody to send it to */
            verification: string;
        };
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
