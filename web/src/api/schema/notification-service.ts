// Generated from docs/openapi/notification-service.yaml by `npm run types` (openapi-typescript): not to be changed by hand.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ActorView: {
            kind: components["schemas"]["Kind"];
            id: string;
            name: string;
        };
        AuditView: {
            id: components["schemas"]["UUID"];
            at: components["schemas"]["Instant"];
            actor: components["schemas"]["ActorView"];
            action: string;
            target: components["schemas"]["TargetView"];
            outcome: components["schemas"]["Outcome"];
            reason: string | null;
            address: string | null;
            userAgent: string | null;
            override: boolean;
            traceId: string | null;
            before: {
                [key: string]: unknown;
            } | null;
            after: {
                [key: string]: unknown;
            } | null;
        };
        EventView: {
            type: string;
            /** @description The same as in the live feed */
            data: Record<string, unknown>;
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
        /** @enum {string} */
        Kind: "USER" | "SERVICE" | "CLUSTER";
        /** @enum {string} */
        Outcome: "SUCCESS" | "DENIED" | "FAILED";
        PageAuditView: {
            items: components["schemas"]["AuditView"][];
            nextCursor: string | null;
        };
        PageEventView: {
            items: components["schemas"]["EventView"][];
            nextCursor: string | null;
        };
        TargetView: {
            kind: string;
            id: string;
            name: string | null;
        };
        /** Format: uuid */
        UUID: string;
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
export type ActorView = components['schemas']['ActorView'];
export type AuditView = components['schemas']['AuditView'];
export type EventView = components['schemas']['EventView'];
export type HttpProblem = components['schemas']['HttpProblem'];
export type HttpValidationProblem = components['schemas']['HttpValidationProblem'];
export type Instant = components['schemas']['Instant'];
export type Kind = components['schemas']['Kind'];
export type Outcome = components['schemas']['Outcome'];
export type PageAuditView = components['schemas']['PageAuditView'];
export type PageEventView = components['schemas']['PageEventView'];
export type TargetView = components['schemas']['TargetView'];
export type Uuid = components['schemas']['UUID'];
export type FieldError = components['schemas']['FieldError'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
