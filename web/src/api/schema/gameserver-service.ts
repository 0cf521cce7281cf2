// Generated from docs/openapi/gameserver-service.yaml by `npm run types` (openapi-typescript): not to be changed by hand.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Amount: {
            /** Format: int64 */
            servers: number;
            /** Format: int64 */
            cpuMillis: number;
            /** Format: int64 */
            memoryMiB: number;
            /** Format: int64 */
            diskMiB: number;
        };
        Capacity: {
            /** Format: int64 */
            cpuMillis: number | null;
            /** Format: int64 */
            memoryMiB: number | null;
            /** Format: int64 */
            usedCpuMillis: number;
            /** Format: int64 */
            usedMemoryMiB: number;
        };
        Change: {
            path: string;
            before: components["schemas"]["JsonNode"] | null;
            after: components["schemas"]["JsonNode"] | null;
        };
        CloneServerRequest: {
            name: string;
            start?: boolean | null;
        };
        ClusterAway: {
            since: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        ClusterState: "WAITING" | "CONNECTED" | "AWAY" | "INCOMPATIBLE" | "REVOKED";
        ClusterToken: {
            cluster: components["schemas"]["ClusterView"];
            token: string;
            expiresAt: components["schemas"]["Instant"];
            trusted: string;
        };
        ClusterView: {
            name: string;
            state: components["schemas"]["ClusterState"];
            since: components["schemas"]["Instant"] | null;
            labels: {
                [key: string]: string;
            };
            configured: boolean;
            placeable: boolean;
            controllerVersion: string | null;
            /** Format: int32 */
            protocol: number | null;
            lastSeenAt: components["schemas"]["Instant"] | null;
            /** Format: int32 */
            servers: number;
            capacity: components["schemas"]["Capacity"];
            /** Format: int64 */
            revision: number;
            outstanding: components["schemas"]["Outstanding"];
            rotationRequestedAt: components["schemas"]["Instant"] | null;
            createdAt: components["schemas"]["Instant"];
        };
        CommandAccepted: {
            accepted: boolean;
        };
        CommandRequest: {
            command: string;
        };
        ConfigEdit: {
            match: string;
            value: string;
            literal?: boolean;
            ifValue?: string;
        };
        ConfigFile: {
            path: string;
            parser: components["schemas"]["ConfigParser"];
            edits: components["schemas"]["ConfigEdit"][];
        };
        /** @enum {string} */
        ConfigParser: "FILE" | "PROPERTIES" | "INI" | "JSON" | "YAML" | "XML";
        Copied: {
            from: components["schemas"]["UUID"];
            files: boolean;
        };
        CopyTemplateRequest: {
            name?: string | null;
        };
        CrashView: {
            at: components["schemas"]["Instant"];
            state: components["schemas"]["ServerState"];
            reason: string;
            message: string | null;
            /** Format: int32 */
            exitCode: number | null;
            lines: string[];
        };
        CreateServerRequest: {
            name: string;
            templateId?: components["schemas"]["UUID"] | null;
            template?: string | null;
            resources?: components["schemas"]["ResourcesRequest"] | null;
            image?: string | null;
            variables?: {
                [key: string]: string | null;
            } | null;
            /** Format: int32 */
            stopWhenEmptyMinutes?: number | null;
            startup?: string | null;
            onExit?: components["schemas"]["OnExit"] | null;
            tags?: (string | null)[] | null;
            start?: boolean | null;
            placement?: {
                [key: string]: string;
            } | null;
        };
        /** @enum {string} */
        DesiredState: "RUNNING" | "STOPPED";
        Done: {
            pattern: string;
            regex: boolean;
            byQuery: boolean;
            others?: components["schemas"]["DonePattern"][];
        };
        DonePattern: {
            pattern: string;
            regex: boolean;
        };
        Egg: {
            uuid?: string;
            author?: string;
            updateUrl?: string;
            icon?: string;
            logs?: string;
            startup?: string;
        };
        EnrolClusterRequest: {
            name: string;
            labels?: {
                [key: string]: string;
            } | null;
            placeable?: boolean | null;
        };
        Entry: {
            path: string;
            outcome: components["schemas"]["Outcome"];
            message: string;
        };
        External: {
            cluster: string;
            namespace: string;
            name: string;
            managedBy: components["schemas"]["ManagedBy"] | null;
        };
        ExternalTemplateView: {
            cluster: string;
            namespace: string;
            name: string;
            managedBy: components["schemas"]["TemplateKeeper"] | null;
            gone: boolean;
        };
        FollowTemplateRequest: {
            /** Format: int32 */
            version?: number | null;
        };
        FollowedTemplate: {
            server: components["schemas"]["ServerView"];
            /** Format: int32 */
            templateVersion: number;
            droppedVariables: string[];
            missingVariables: string[];
        };
        FormField: {
            type: components["schemas"]["Type"];
            required: boolean;
            choices: string[];
            min?: number;
            max?: number;
            /** Format: int32 */
            minLength?: number;
            /** Format: int32 */
            maxLength?: number;
            pattern?: string;
            lowercase: boolean;
            uppercase: boolean;
        };
        GameTemplateSpec: {
            images: components["schemas"]["Image"][];
            startup: components["schemas"]["Startup"];
            variables: components["schemas"]["Variable"][];
            configFiles?: components["schemas"]["ConfigFile"][];
            install?: components["schemas"]["Install"];
            done: components["schemas"]["Done"];
            stop: components["schemas"]["Stop"];
            ports: components["schemas"]["Port"][];
            query?: components["schemas"]["Query"];
            liveness?: components["schemas"]["Liveness"];
            features?: string[];
            denyList?: string[];
            dataPath: string;
            resources: components["schemas"]["Resources"];
            onExit?: components["schemas"]["OnExit"];
            readOnlyRoot?: boolean;
            placement?: {
                [key: string]: string;
            };
            tags?: string[];
            egg?: components["schemas"]["Egg"];
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
        Image: {
            name: string;
            image: string;
        };
        ImportAnswer: {
            template: components["schemas"]["ImportedTemplate"];
            report: components["schemas"]["ImportReport"];
        };
        ImportReport: {
            entries: components["schemas"]["Entry"][];
        };
        ImportRequest: {
            content?: string | null;
            filename?: string | null;
            url?: string | null;
            templateId?: components["schemas"]["UUID"] | null;
        };
        ImportedTemplate: {
            id: components["schemas"]["UUID"] | null;
            slug: string | null;
            /** Format: int32 */
            version: number | null;
            name: string;
            description: string;
            spec: components["schemas"]["GameTemplateSpec"];
        };
        Install: {
            image: string;
            entrypoint?: string;
            script?: string;
            /** Format: int32 */
            timeoutSeconds?: number;
        };
        /**
         * Format: date-time
         * @example 2022-03-10T16:15:50Z
         */
        Instant: string;
        JoinRequest: {
            token: string;
            cluster: string;
        };
        Joined: {
            cluster: string;
            credential: string;
        };
        /** @description Any JSON value */
        JsonNode: unknown;
        Line: {
            name: string;
            line: string;
        };
        Liveness: {
            port: string;
            /** Format: int32 */
            initialDelaySeconds?: number;
            /** Format: int32 */
            periodSeconds?: number;
            /** Format: int32 */
            failureThreshold?: number;
        };
        ManagedBy: {
            tool: string;
            name: string;
        };
        MetricsView: {
            range: string;
            samples: components["schemas"]["Sample"][];
        };
        /** @enum {string} */
        OnExit: "RESTART" | "STOP";
        /** @enum {string} */
        Outcome: "MAPPED" | "ADAPTED" | "IGNORED" | "IMPOSSIBLE";
        Outstanding: {
            /** Format: int64 */
            count: number;
            oldest: components["schemas"]["Instant"] | null;
        };
        PageClusterView: {
            items: components["schemas"]["ClusterView"][];
            nextCursor: string | null;
        };
        PageServerView: {
            items: components["schemas"]["ServerView"][];
            nextCursor: string | null;
        };
        PageTemplateView: {
            items: components["schemas"]["TemplateView"][];
            nextCursor: string | null;
        };
        PageVersionView: {
            items: components["schemas"]["VersionView"][];
            nextCursor: string | null;
        };
        Players: {
            /** Format: int32 */
            online: number;
            /** Format: int32 */
            max: number;
        };
        PlayersView: {
            /** Format: int32 */
            online: number | null;
            /** Format: int32 */
            max: number | null;
            names: string[];
            at: components["schemas"]["Instant"] | null;
        };
        Port: {
            name: string;
            /** Format: int32 */
            containerPort: number;
            protocol: components["schemas"]["Protocol"];
        };
        /** @enum {string} */
        PowerAction: "start" | "stop" | "restart" | "kill";
        PowerRequest: {
            action: components["schemas"]["PowerAction"];
        };
        /** @enum {string} */
        Protocol: "TCP" | "UDP";
        Query: {
            protocol: components["schemas"]["QueryProtocol"];
            port: string;
        };
        /** @enum {string} */
        QueryProtocol: "MINECRAFT" | "A2S" | "QUAKE3" | "OPENTTD";
        ReinstallRequest: {
            wipe?: boolean | null;
        };
        Resources: {
            /** Format: int32 */
            cpuMillis: number;
            /** Format: int32 */
            memoryMiB: number;
            /** Format: int32 */
            diskMiB: number;
        };
        ResourcesRequest: {
            /** Format: int32 */
            cpuMillis?: number | null;
            /** Format: int32 */
            memoryMiB?: number | null;
            /** Format: int32 */
            diskMiB?: number | null;
        };
        ResourcesView: {
            /** Format: int32 */
            cpuMillis: number;
            /** Format: int32 */
            memoryMiB: number;
            /** Format: int32 */
            diskMiB: number;
        };
        Result: {
            serverId: components["schemas"]["UUID"];
            code?: string;
            detail?: string;
            droppedVariables: string[];
            missingVariables: string[];
        };
        RollbackRequest: {
            /** Format: int32 */
            version: number;
            note?: string | null;
        };
        RolledOut: {
            results: components["schemas"]["Result"][];
        };
        Sample: {
            at: components["schemas"]["Instant"];
            /** Format: int32 */
            players: number | null;
            /** Format: int32 */
            maxPlayers: number | null;
            /** Format: int32 */
            cpuMillis: number | null;
            /** Format: int32 */
            memoryMiB: number | null;
        };
        SaveAsTemplateRequest: {
            name: string;
            description?: string | null;
        };
        SaveTemplateRequest: {
            name: string;
            slug?: string | null;
            description?: string | null;
            game?: string | null;
            spec: unknown;
            note?: string | null;
        };
        /** @enum {string} */
        Scope: "GLOBAL" | "TENANT" | "EXTERNAL";
        ServerAddress: {
            host: string;
            /** Format: int32 */
            port: number;
        };
        /** @enum {string} */
        ServerOrigin: "PANEL" | "EXTERNAL";
        /** @enum {string} */
        ServerState: "INSTALLING" | "STARTING" | "RUNNING" | "STOPPING" | "STOPPED" | "CRASHED" | "FAILED" | "SUSPENDED" | "DELETING" | "UNKNOWN";
        ServerUsage: {
            serverId: components["schemas"]["UUID"];
            from: components["schemas"]["Instant"];
            /** Format: int32 */
            stepSeconds: number;
            cpuMillis: (number | null)[];
            memoryMiB: (number | null)[];
            players: (number | null)[];
        };
        ServerUsageView: {
            servers: components["schemas"]["ServerUsage"][];
        };
        ServerView: {
            id: components["schemas"]["UUID"];
            tenantId: components["schemas"]["UUID"];
            name: string;
            tags: string[];
            templateId: components["schemas"]["UUID"] | null;
            /** Format: int32 */
            templateVersion: number;
            /** Format: int32 */
            newestTemplateVersion: number | null;
            /** Format: int64 */
            generation: number;
            state: components["schemas"]["ServerState"];
            stateReason: string | null;
            stateMessage: string | null;
            stateSince: components["schemas"]["Instant"];
            /** Format: int64 */
            stateSeq: number;
            resourceUid: string | null;
            desiredState: components["schemas"]["DesiredState"];
            address: components["schemas"]["ServerAddress"] | null;
            resources: components["schemas"]["ResourcesView"];
            image?: string;
            variables?: {
                [key: string]: string;
            };
            /** Format: int32 */
            stopWhenEmptyMinutes: number;
            pendingRestart: boolean;
            suspended: boolean;
            suspendedReason: string | null;
            copied?: components["schemas"]["Copied"];
            players: components["schemas"]["Players"] | null;
            createdAt: components["schemas"]["Instant"];
            clusterAway: components["schemas"]["ClusterAway"] | null;
            origin: components["schemas"]["ServerOrigin"];
            external?: components["schemas"]["External"];
        };
        Startup: {
            command: string[];
            args: string[];
            lines?: components["schemas"]["Line"][];
        };
        StartupView: {
            image: string;
            images: components["schemas"]["Image"][];
            startup: string | null;
            startups: components["schemas"]["Line"][];
            variables: components["schemas"]["VariableView"][];
            onExit: components["schemas"]["OnExit"];
            defaultOnExit: components["schemas"]["OnExit"];
            installs: boolean;
            countsPlayers: boolean;
        };
        Stop: {
            command?: string;
            signal?: string;
            /** Format: int32 */
            timeoutSeconds: number;
        };
        SuspendRequest: {
            reason?: string | null;
        };
        TemplateDiff: {
            /** Format: int32 */
            from: number;
            /** Format: int32 */
            to: number;
            changes: components["schemas"]["Change"][];
        };
        TemplateKeeper: {
            tool: string;
            name: string;
        };
        TemplateRolloutRequest: {
            /** Format: int32 */
            version?: number | null;
            serverIds: string[];
        };
        TemplateView: {
            id: components["schemas"]["UUID"];
            slug: string;
            name: string;
            description: string;
            game: string;
            /** Format: int32 */
            version: number;
            scope: components["schemas"]["Scope"];
            builtIn: boolean;
            tags: string[];
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            external?: components["schemas"]["ExternalTemplateView"];
            spec?: components["schemas"]["GameTemplateSpec"];
            form?: {
                [key: string]: components["schemas"]["FormField"];
            };
        };
        /** @enum {string} */
        Type: "TEXT" | "INTEGER" | "NUMBER" | "BOOLEAN" | "CHOICE" | "URL";
        /** Format: uuid */
        UUID: string;
        UpdateClusterRequest: {
            labels?: {
                [key: string]: string;
            } | null;
            placeable?: boolean | null;
        };
        UpdateServerRequest: {
            name?: string | null;
            resources?: components["schemas"]["ResourcesRequest"] | null;
            image?: string | null;
            variables?: {
                [key: string]: string | null;
            } | null;
            /** Format: int32 */
            stopWhenEmptyMinutes?: number | null;
            startup?: string | null;
            onExit?: components["schemas"]["OnExit"] | null;
            tags?: (string | null)[] | null;
        };
        UsageView: {
            limits: components["schemas"]["Amount"];
            used: components["schemas"]["Amount"];
        };
        Variable: {
            key: string;
            name: string;
            description?: string;
            defaultValue: string;
            editable?: boolean;
            viewable?: boolean;
            secret?: boolean;
            rules?: string[];
        };
        VariableView: {
            key: string;
            name: string;
            description: string | null;
            value: string | null;
            isSet: boolean;
            defaultValue: string;
            editable: boolean;
            secret: boolean;
            rules: string[];
            field: components["schemas"]["FormField"];
        };
        VersionView: {
            /** Format: int32 */
            version: number;
            name: string;
            note: string;
            author: string | null;
            createdAt: components["schemas"]["Instant"];
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
export type Amount = components['schemas']['Amount'];
export type Capacity = components['schemas']['Capacity'];
export type Change = components['schemas']['Change'];
export type CloneServerRequest = components['schemas']['CloneServerRequest'];
export type ClusterAway = components['schemas']['ClusterAway'];
export type ClusterState = components['schemas']['ClusterState'];
export type ClusterToken = components['schemas']['ClusterToken'];
export type ClusterView = components['schemas']['ClusterView'];
export type CommandAccepted = components['schemas']['CommandAccepted'];
export type CommandRequest = components['schemas']['CommandRequest'];
export type ConfigEdit = components['schemas']['ConfigEdit'];
export type ConfigFile = components['schemas']['ConfigFile'];
export type ConfigParser = components['schemas']['ConfigParser'];
export type Copied = components['schemas']['Copied'];
export type CopyTemplateRequest = components['schemas']['CopyTemplateRequest'];
export type CrashView = components['schemas']['CrashView'];
export type CreateServerRequest = components['schemas']['CreateServerRequest'];
export type DesiredState = components['schemas']['DesiredState'];
export type Done = components['schemas']['Done'];
export type DonePattern = components['schemas']['DonePattern'];
export type Egg = components['schemas']['Egg'];
export type EnrolClusterRequest = components['schemas']['EnrolClusterRequest'];
export type Entry = components['schemas']['Entry'];
export type External = components['schemas']['External'];
export type ExternalTemplateView = components['schemas']['ExternalTemplateView'];
export type FollowTemplateRequest = components['schemas']['FollowTemplateRequest'];
export type FollowedTemplate = components['schemas']['FollowedTemplate'];
export type FormField = components['schemas']['FormField'];
export type GameTemplateSpec = components['schemas']['GameTemplateSpec'];
export type HttpProblem = components['schemas']['HttpProblem'];
export type HttpValidationProblem = components['schemas']['HttpValidationProblem'];
export type Image = components['schemas']['Image'];
export type ImportAnswer = components['schemas']['ImportAnswer'];
export type ImportReport = components['schemas']['ImportReport'];
export type ImportRequest = components['schemas']['ImportRequest'];
export type ImportedTemplate = components['schemas']['ImportedTemplate'];
export type Install = components['schemas']['Install'];
export type Instant = components['schemas']['Instant'];
export type JoinRequest = components['schemas']['JoinRequest'];
export type Joined = components['schemas']['Joined'];
export type JsonNode = components['schemas']['JsonNode'];
export type Line = components['schemas']['Line'];
export type Liveness = components['schemas']['Liveness'];
export type ManagedBy = components['schemas']['ManagedBy'];
export type MetricsView = components['schemas']['MetricsView'];
export type OnExit = components['schemas']['OnExit'];
export type Outcome = components['schemas']['Outcome'];
export type Outstanding = components['schemas']['Outstanding'];
export type PageClusterView = components['schemas']['PageClusterView'];
export type PageServerView = components['schemas']['PageServerView'];
export type PageTemplateView = components['schemas']['PageTemplateView'];
export type PageVersionView = components['schemas']['PageVersionView'];
export type Players = components['schemas']['Players'];
export type PlayersView = components['schemas']['PlayersView'];
export type Port = components['schemas']['Port'];
export type PowerAction = components['schemas']['PowerAction'];
export type PowerRequest = components['schemas']['PowerRequest'];
export type Protocol = components['schemas']['Protocol'];
export type Query = components['schemas']['Query'];
export type QueryProtocol = components['schemas']['QueryProtocol'];
export type ReinstallRequest = components['schemas']['ReinstallRequest'];
export type Resources = components['schemas']['Resources'];
export type ResourcesRequest = components['schemas']['ResourcesRequest'];
export type ResourcesView = components['schemas']['ResourcesView'];
export type Result = components['schemas']['Result'];
export type RollbackRequest = components['schemas']['RollbackRequest'];
export type RolledOut = components['schemas']['RolledOut'];
export type Sample = components['schemas']['Sample'];
export type SaveAsTemplateRequest = components['schemas']['SaveAsTemplateRequest'];
export type SaveTemplateRequest = components['schemas']['SaveTemplateRequest'];
export type Scope = components['schemas']['Scope'];
export type ServerAddress = components['schemas']['ServerAddress'];
export type ServerOrigin = components['schemas']['ServerOrigin'];
export type ServerState = components['schemas']['ServerState'];
export type ServerUsage = components['schemas']['ServerUsage'];
export type ServerUsageView = components['schemas']['ServerUsageView'];
export type ServerView = components['schemas']['ServerView'];
export type Startup = components['schemas']['Startup'];
export type StartupView = components['schemas']['StartupView'];
export type Stop = components['schemas']['Stop'];
export type SuspendRequest = components['schemas']['SuspendRequest'];
export type TemplateDiff = components['schemas']['TemplateDiff'];
export type TemplateKeeper = components['schemas']['TemplateKeeper'];
export type TemplateRolloutRequest = components['schemas']['TemplateRolloutRequest'];
export type TemplateView = components['schemas']['TemplateView'];
export type Type = components['schemas']['Type'];
export type Uuid = components['schemas']['UUID'];
export type UpdateClusterRequest = components['schemas']['UpdateClusterRequest'];
export type UpdateServerRequest = components['schemas']['UpdateServerRequest'];
export type UsageView = components['schemas']['UsageView'];
export type Variable = components['schemas']['Variable'];
export type VariableView = components['schemas']['VariableView'];
export type VersionView = components['schemas']['VersionView'];
export type FieldError = components['schemas']['FieldError'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
