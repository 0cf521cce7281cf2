// Generated from docs/openapi/gameserver-service.yaml by `npm run types` (openapi-typescript): not to be changed by hand.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What is used, allowed, or asked for; may be negative for what is given back. */
        Amount: {
            /** Format: int64 */
            servers: number;
            /**
             * Format: int64
             * @description thousandths of a CPU core
             */
            cpuMillis: number;
            /** Format: int64 */
            memoryMiB: number;
            /** Format: int64 */
            diskMiB: number;
        };
        /** @description What its nodes can give to pods, and what its servers ask for of that, stopped ones too: a server never moves, so its place is kept. */
        Capacity: {
            /**
             * Format: int64
             * @description thousandths of a core; null while the controller has not said
             */
            cpuMillis: number | null;
            /** Format: int64 */
            memoryMiB: number | null;
            /** Format: int64 */
            usedCpuMillis: number;
            /** Format: int64 */
            usedMemoryMiB: number;
        };
        Change: {
            /** @description with dots, as `spec.variables.MOTD.defaultValue` */
            path: string;
            /** @description JSON; null: it was not there */
            before: components["schemas"]["JsonNode"] | null;
            /** @description JSON; null: it is not there any more */
            after: components["schemas"]["JsonNode"] | null;
        };
        /** @description A server to be made as another is set. Its files are not copied. */
        CloneServerRequest: {
            /** @description of the new one, as when a server is made */
            name: string;
            /** @description at once, unless false */
            start?: boolean;
        };
        /** @description Nothing was heard of the server's cluster since then. */
        ClusterAway: {
            since: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        ClusterState: "WAITING" | "CONNECTED" | "AWAY" | "INCOMPATIBLE" | "REVOKED";
        /** @description What a controller can enrol with. */
        ClusterToken: {
            cluster: components["schemas"]["ClusterView"];
            /** @description shown this once */
            token: string;
            /** @description it is good once, until then */
            expiresAt: components["schemas"]["Instant"];
            /** @description for `PTERONIMBUS_SERVICE_TRUSTED` of the controller: the public keys it is to believe */
            trusted: string;
        };
        /** @description A cluster as super administrators see it. */
        ClusterView: {
            name: string;
            state: components["schemas"]["ClusterState"];
            /** @description when it entered that state; null while its controller was never seen */
            since: components["schemas"]["Instant"] | null;
            labels: {
                [key: string]: string;
            };
            /** @description enrolled by configuration, which alone can change its credential */
            configured: boolean;
            /** @description whether new servers may be placed there */
            placeable: boolean;
            /** @description as the controller last said */
            controllerVersion: string | null;
            /**
             * Format: int32
             * @description of the link, as the controller last said; of `INCOMPATIBLE` the one that is not spoken here
             */
            protocol: number | null;
            /** @description when something was last heard of it, up to a heartbeat ago */
            lastSeenAt: components["schemas"]["Instant"] | null;
            /**
             * Format: int32
             * @description how many the panel has placed there
             */
            servers: number;
            capacity: components["schemas"]["Capacity"];
            /**
             * Format: int64
             * @description number of the newest change it is to hear of
             */
            revision: number;
            /** @description changes its controller has not yet said to hold */
            outstanding: components["schemas"]["Outstanding"];
            /** @description a new credential waits to be proven since then */
            rotationRequestedAt: components["schemas"]["Instant"] | null;
            createdAt: components["schemas"]["Instant"];
        };
        CommandAccepted: {
            accepted: boolean;
        };
        CommandRequest: {
            /** @description one line of 1 to 1,024 characters */
            command: string;
        };
        ConfigEdit: {
            /** @description what is set, as the parser names it: a key, a path with dots, the beginning of a line */
            match: string;
            /** @description that it gets; may name variables as `{{env.MOTD}}` */
            value: string;
            /** @description the value is a JSON value written down, not text */
            literal?: boolean;
            /** @description it is set only where it has this value, or one that `regex:` finds; null: always */
            ifValue?: string;
        };
        /** @description A file and what to set in it, in this order. */
        ConfigFile: {
            /** @description beneath the root, with slashes */
            path: string;
            parser: components["schemas"]["ConfigParser"];
            edits: components["schemas"]["ConfigEdit"][];
        };
        /** @enum {string} */
        ConfigParser: "FILE" | "PROPERTIES" | "INI" | "JSON" | "YAML" | "XML";
        Copied: {
            /** @description the server whose settings it has */
            from: components["schemas"]["UUID"];
            /** @description whether it has its files too: it never does */
            files: boolean;
        };
        CopyTemplateRequest: {
            /** @description of the copy; null: that of the source */
            name?: string;
        };
        /** @description How a server's game last ended that nobody had asked to end. */
        CrashView: {
            /** @description when the controller saw it */
            at: components["schemas"]["Instant"];
            /** @description `CRASHED`; or `FAILED`, of an installation that ended with an error */
            state: components["schemas"]["ServerState"];
            /** @description a CamelCase word */
            reason: string;
            /** @description for people, at most 1,024 characters */
            message: string | null;
            /**
             * Format: int32
             * @description null when it was over before anybody could look
             */
            exitCode: number | null;
            /** @description what it said last, oldest first, at most 20 of 500 characters; empty when that could not be had */
            lines: string[];
        };
        /** @description A server to be made. Its template is named by id or by slug. */
        CreateServerRequest: {
            /** @description 1 to 80 characters, unlike that of any other server of the tenant whatever the case */
            name: string;
            templateId?: components["schemas"]["UUID"];
            template?: string;
            /** @description what is left out is as the template has it */
            resources?: components["schemas"]["ResourcesRequest"];
            /** @description one of the template's images; the first unless told otherwise */
            image?: string;
            /** @description values by key, for variables of the template; what is left out is as the template has it */
            variables?: {
                [key: string]: string | null;
            };
            /**
             * Format: int32
             * @description after so long without players the server is stopped; 0, as if left out: never
             */
            stopWhenEmptyMinutes?: number;
            /** @description name of one of the start-up commands of the server's template; the first unless told otherwise */
            startup?: string;
            /** @description whether a game that ends by itself, without an error, is started again */
            onExit?: components["schemas"]["OnExit"];
            /** @description at once, unless false */
            start?: boolean;
            /** @description labels the cluster must have that it is placed on, beside those its template asks for; any cluster will do without */
            placement?: {
                [key: string]: string;
            };
        };
        /** @description How a started game is told from a starting one. */
        Done: {
            /** @description a part of the output line, or a regular expression found in it; empty: started when its process runs */
            pattern: string;
            regex: boolean;
            /** @description the game is started when it answers the query; no pattern is looked for */
            byQuery: boolean;
            /** @description further patterns, any of which will do; none beside an empty one */
            others?: components["schemas"]["DonePattern"][];
        };
        DonePattern: {
            /** @description a part of the output line, or a regular expression found in it */
            pattern: string;
            regex: boolean;
        };
        /** @description What only the panels that read eggs make something of. It is kept for them. */
        Egg: {
            uuid?: string;
            author?: string;
            updateUrl?: string;
            /** @description a `data:` URL */
            icon?: string;
            /** @description JSON text */
            logs?: string;
            /** @description what is said of start-up beside how its end is told, JSON text */
            startup?: string;
        };
        /** @description A cluster to be made known. */
        EnrolClusterRequest: {
            name: string;
            /** @description what servers may ask of where they are placed */
            labels?: {
                [key: string]: string;
            };
            /** @description whether new servers may be placed there; they may unless told otherwise */
            placeable?: boolean;
        };
        Entry: {
            /** @description of the part in the egg, as `variables[3].rules` */
            path: string;
            outcome: components["schemas"]["Outcome"];
            /** @description for people */
            message: string;
        };
        /** @description Where a server is defined that was not made here, and can be changed. */
        External: {
            /** @description it is in */
            cluster: string;
            namespace: string;
            /** @description of the `GameServer` there */
            name: string;
            /** @description what keeps it as it is, as its labels say; null where they say nothing */
            managedBy: components["schemas"]["ManagedBy"] | null;
        };
        /** @description Where a template is defined that was not made here. */
        ExternalTemplateView: {
            cluster: string;
            namespace: string;
            /** @description of the `GameTemplate` */
            name: string;
            /** @description what keeps the resource as it is; null where that is not known */
            managedBy: components["schemas"]["TemplateKeeper"] | null;
            /** @description it is there no more: servers that follow it keep it, and no new one can be made of it */
            gone: boolean;
        };
        FollowTemplateRequest: {
            /**
             * Format: int32
             * @description of the server's template; the newest when left out
             */
            version?: number;
        };
        /** @description A server that follows another version of its template now. */
        FollowedTemplate: {
            server: components["schemas"]["ServerView"];
            /**
             * Format: int32
             * @description that it follows
             */
            templateVersion: number;
            /** @description keys that the server had values for, and the version does not know */
            droppedVariables: string[];
            /** @description keys that the version asks a value for, and the server has none */
            missingVariables: string[];
        };
        /** @description How a form asks for a value. It is there to help: what it lets through is checked by the rules themselves, and what it does not let through would be refused by them. */
        FormField: {
            type: components["schemas"]["Type"];
            required: boolean;
            /** @description of `CHOICE`, in the rule's order, without the empty one */
            choices: string[];
            /** @description of a number, itself included; so is `max` */
            min?: number;
            max?: number;
            /**
             * Format: int32
             * @description in code points; so is `maxLength`
             */
            minLength?: number;
            /** Format: int32 */
            maxLength?: number;
            /** @description to be found in a value by JavaScript with the flag `u` or `v`; null also where the rules have expressions that cannot be said so */
            pattern?: string;
            lowercase: boolean;
            uppercase: boolean;
        };
        /** @description All that is needed to run a game: the same in the API, in the database and in a cluster. What was written before something could be said of it does not say it, so everything but the first is optional to whoever reads. */
        GameTemplateSpec: {
            /** @description to choose from, each name and each image once; the first unless another is chosen */
            images: components["schemas"]["Image"][];
            startup: components["schemas"]["Startup"];
            /** @description of the game's environment, each key once */
            variables: components["schemas"]["Variable"][];
            /** @description of the game, changed before each start */
            configFiles?: components["schemas"]["ConfigFile"][];
            /** @description makes a server's files; null: the image needs nothing made */
            install?: components["schemas"]["Install"];
            /** @description how a started game is told from a starting one */
            done: components["schemas"]["Done"];
            stop: components["schemas"]["Stop"];
            ports: components["schemas"]["Port"][];
            /** @description how the game is asked for its players; null: it cannot be asked */
            query?: components["schemas"]["Query"];
            /** @description how a game that hangs is told; null: it is not */
            liveness?: components["schemas"]["Liveness"];
            /** @description names of what the field's panels do for such a game, as `eula` */
            features?: string[];
            /** @description patterns of files that people may not open or change, as in a `.gitignore` */
            denyList?: string[];
            /** @description where the server's own volume is mounted */
            dataPath: string;
            /** @description what a server gets unless told otherwise */
            resources: components["schemas"]["Resources"];
            /** @description what becomes of a game that ends by itself without an error; null: it is started again */
            onExit?: components["schemas"]["OnExit"];
            /** @description the game writes nothing outside its volume and `/tmp`; null: it may */
            readOnlyRoot?: boolean;
            /** @description labels that a cluster must have for the game to run there; null: any will do */
            placement?: {
                [key: string]: string;
            };
            /** @description by which people find it */
            tags?: string[];
            /** @description what only eggs say; null: nothing, or it came of none */
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
            /** @description for people */
            name: string;
            image: string;
        };
        /** @description What an egg came to. */
        ImportAnswer: {
            /** @description as it was saved, or, in a dry run, as it would be */
            template: components["schemas"]["ImportedTemplate"];
            report: components["schemas"]["ImportReport"];
        };
        /** @description What became of each part of an egg, in the order in which it was looked at. */
        ImportReport: {
            entries: components["schemas"]["Entry"][];
        };
        /** @description An egg, as text or by its address. */
        ImportRequest: {
            content?: string;
            /** @description tells JSON from YAML by its ending; without it the text itself does */
            filename?: string;
            url?: string;
            /** @description a template that is to become what the egg says, as a new version; null: a new one */
            templateId?: components["schemas"]["UUID"];
        };
        /** @description A template that was made of an egg. */
        ImportedTemplate: {
            /** @description null in a dry run */
            id: components["schemas"]["UUID"] | null;
            /** @description null in a dry run */
            slug: string | null;
            /**
             * Format: int32
             * @description null in a dry run
             */
            version: number | null;
            name: string;
            description: string;
            spec: components["schemas"]["GameTemplateSpec"];
        };
        /** @description Makes a server's files, in a container of its own with the volume at `/mnt/server` and the game's variables. */
        Install: {
            image: string;
            /** @description program of the image that is given the script's path; null: `sh` */
            entrypoint?: string;
            /** @description what it runs; null: the image's own entry point runs */
            script?: string;
            /**
             * Format: int32
             * @description after which it has failed; null: an hour
             */
            timeoutSeconds?: number;
        };
        /**
         * Format: date-time
         * @example 2022-03-10T16:15:50Z
         */
        Instant: string;
        /** @description A controller that wants a credential. */
        JoinRequest: {
            token: string;
            /** @description as its controller is configured */
            cluster: string;
        };
        Joined: {
            cluster: string;
            /** @description shown this once */
            credential: string;
        };
        JsonNode: unknown;
        /** @enum {string} */
        JsonNodeType: "ARRAY" | "BINARY" | "BOOLEAN" | "MISSING" | "NULL" | "NUMBER" | "OBJECT" | "POJO" | "STRING";
        Line: {
            /** @description for people */
            name: string;
            line: string;
        };
        /** @description A game that runs, but takes no connections any more, is ended and started again. In Kubernetes' words and units. */
        Liveness: {
            /** @description name of one of the ports, which is TCP */
            port: string;
            /**
             * Format: int32
             * @description after which it is first tried, so that a game has time to start; null: 300
             */
            initialDelaySeconds?: number;
            /**
             * Format: int32
             * @description from one try to the next; null: 30
             */
            periodSeconds?: number;
            /**
             * Format: int32
             * @description tries in a row that fail before the game is ended; null: 4
             */
            failureThreshold?: number;
        };
        ManagedBy: {
            /** @description such as `ARGO_CD`, `FLUX` or `HELM` */
            tool: string;
            /** @description of the application, release or so */
            name: string;
        };
        /** @description What was measured of a server, oldest first. */
        MetricsView: {
            /** @description as asked for */
            range: string;
            /** @description one every 15 to 60 seconds, while the server ran */
            samples: components["schemas"]["Sample"][];
        };
        /** @enum {string} */
        OnExit: "RESTART" | "STOP";
        /** @enum {string} */
        Outcome: "MAPPED" | "ADAPTED" | "IGNORED" | "IMPOSSIBLE";
        Outstanding: {
            /** Format: int64 */
            count: number;
            /** @description when the one that waits longest was accepted; null when none waits */
            oldest: components["schemas"]["Instant"] | null;
        };
        /** @description A part of a list. */
        PageClusterView: {
            items: components["schemas"]["ClusterView"][];
            /** @description where to go on, null at the end */
            nextCursor: string | null;
        };
        /** @description A part of a list. */
        PageServerView: {
            items: components["schemas"]["ServerView"][];
            /** @description where to go on, null at the end */
            nextCursor: string | null;
        };
        /** @description A part of a list. */
        PageTemplateView: {
            items: components["schemas"]["TemplateView"][];
            /** @description where to go on, null at the end */
            nextCursor: string | null;
        };
        /** @description A part of a list. */
        PageVersionView: {
            items: components["schemas"]["VersionView"][];
            /** @description where to go on, null at the end */
            nextCursor: string | null;
        };
        Players: {
            /** Format: int32 */
            online: number;
            /** Format: int32 */
            max: number;
        };
        /** @description Who plays on a server. */
        PlayersView: {
            /**
             * Format: int32
             * @description null while that is not known: the server does not run, cannot be asked, or does not answer
             */
            online: number | null;
            /** Format: int32 */
            max: number | null;
            /** @description of some of those who play; a game need not name anybody */
            names: string[];
            /** @description when the game said so */
            at: components["schemas"]["Instant"] | null;
        };
        /** @description A port the game listens on. */
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
            /** @description name of one of the ports */
            port: string;
        };
        /** @enum {string} */
        QueryProtocol: "MINECRAFT" | "A2S" | "QUAKE3" | "OPENTTD";
        ReinstallRequest: {
            /** @description whether all files of the server are deleted first; not when left out */
            wipe?: boolean;
        };
        /** @description The most the server may use. */
        Resources: {
            /**
             * Format: int32
             * @description thousandths of a CPU core
             */
            cpuMillis: number;
            /** Format: int32 */
            memoryMiB: number;
            /** Format: int32 */
            diskMiB: number;
        };
        /** @description Resources that are asked for; null leaves one as it is. */
        ResourcesRequest: {
            /**
             * Format: int32
             * @description thousandths of a CPU core
             */
            cpuMillis?: number;
            /** Format: int32 */
            memoryMiB?: number;
            /** Format: int32 */
            diskMiB?: number;
        };
        ResourcesView: {
            /**
             * Format: int32
             * @description thousandths of a CPU core
             */
            cpuMillis: number;
            /** Format: int32 */
            memoryMiB: number;
            /** Format: int32 */
            diskMiB: number;
        };
        Result: {
            serverId: components["schemas"]["UUID"];
            /** @description of the problem that kept it as it was, as in an answer of its own; null: it follows that version now */
            code?: string;
            /** @description of that problem, for people */
            detail?: string;
            /** @description keys that the server had values for, and the version does not know */
            droppedVariables: string[];
            /** @description keys that the version asks a value for, and the server has none */
            missingVariables: string[];
        };
        RollbackRequest: {
            /**
             * Format: int32
             * @description whose content is to be the newest again
             */
            version: number;
            /** @description why, for the list of versions */
            note?: string;
        };
        /** @description What became of each server that was to follow a version of its template, in the order of their ids. */
        RolledOut: {
            results: components["schemas"]["Result"][];
        };
        Sample: {
            at: components["schemas"]["Instant"];
            /**
             * Format: int32
             * @description null: the game was not asked, or did not answer
             */
            players: number | null;
            /** Format: int32 */
            maxPlayers: number | null;
            /**
             * Format: int32
             * @description thousandths of a CPU core; null, as the memory is, where the cluster does not measure
             */
            cpuMillis: number | null;
            /** Format: int32 */
            memoryMiB: number | null;
        };
        /** @description A template to be made as a server is set. */
        SaveAsTemplateRequest: {
            /** @description of the template */
            name: string;
            /** @description that of the server's own template when left out */
            description?: string;
        };
        /** @description All that a template is to say. */
        SaveTemplateRequest: {
            name: string;
            /** @description only of a new one: short name for commands and files; made of the name when left out */
            slug?: string;
            /** @description empty when left out */
            description?: string;
            /** @description what is played, as `minecraft`; the slug when left out */
            game?: string;
            /** @description as `GET /templates/schema` describes it */
            spec?: unknown;
            /** @description why it is changed, for the list of versions */
            note?: string;
        };
        /** @enum {string} */
        Scope: "GLOBAL" | "TENANT" | "EXTERNAL";
        /** @description Where players connect: a host name or address, and a port from 1 to 65535. */
        ServerAddress: {
            host: string;
            /** Format: int32 */
            port: number;
        };
        /** @enum {string} */
        ServerOrigin: "PANEL" | "EXTERNAL";
        /** @enum {string} */
        ServerState: "INSTALLING" | "STARTING" | "RUNNING" | "STOPPING" | "STOPPED" | "CRASHED" | "FAILED" | "SUSPENDED" | "DELETING" | "UNKNOWN";
        /** @description A server as people see it. */
        ServerView: {
            id: components["schemas"]["UUID"];
            tenantId: components["schemas"]["UUID"];
            name: string;
            /** @description null for an external server, which is of no template; `templateVersion` is 0 then */
            templateId: components["schemas"]["UUID"] | null;
            /** Format: int32 */
            templateVersion: number;
            /**
             * Format: int32
             * @description above templateVersion: the template has changed since; null for an external server
             */
            newestTemplateVersion: number | null;
            /**
             * Format: int64
             * @description grows with every accepted change
             */
            generation: number;
            state: components["schemas"]["ServerState"];
            /** @description a CamelCase word; null while nothing was seen of the newest action */
            stateReason: string | null;
            /** @description for people, at most 1,024 characters */
            stateMessage: string | null;
            stateSince: components["schemas"]["Instant"];
            /**
             * Format: int64
             * @description the newest transition that was seen of the resource, 0 before the first; of the same generation and resource the larger one is newer
             */
            stateSeq: number;
            /** @description of the resource that `stateSeq` counts for; one made anew counts from 1 */
            resourceUid: string | null;
            /** @description where it is to end: `RUNNING` or `STOPPED` */
            desiredState: components["schemas"]["ServerState"];
            /** @description where players connect, null until it has one */
            address: components["schemas"]["ServerAddress"] | null;
            resources: components["schemas"]["ResourcesView"];
            /** @description what the game runs in; left out, as the variables are, in lists and for who may not `startup:read` */
            image?: string;
            /** @description those of the template that people see, with the values the game is started with; secrets are left out */
            variables?: {
                [key: string]: string;
            };
            /**
             * Format: int32
             * @description after so long without players the server is stopped; 0: never
             */
            stopWhenEmptyMinutes: number;
            /** @description something was changed that the game takes only when it is started again */
            pendingRestart: boolean;
            /** @description an administrator holds the server: it is stopped, and cannot be started */
            suspended: boolean;
            /** @description what they said of it, if they did */
            suspendedReason: string | null;
            /** @description in the answer to who had it made as another is set */
            copied?: components["schemas"]["Copied"];
            /** @description null while that is not known */
            players: components["schemas"]["Players"] | null;
            createdAt: components["schemas"]["Instant"];
            /** @description everything here is what was last known, since the cluster is away; null while it is there */
            clusterAway: components["schemas"]["ClusterAway"] | null;
            /** @description `EXTERNAL`: made in the cluster itself; it is shown here, and refuses to be changed with 409 `server-external` */
            origin: components["schemas"]["ServerOrigin"];
            /** @description left out for those that were made here */
            external?: components["schemas"]["External"];
        };
        Startup: {
            /** @description replaces the image's entry point; empty keeps it */
            command: string[];
            /** @description replaces the image's arguments; empty keeps them */
            args: string[];
            /** @description start-up commands to choose from, given to the image as `STARTUP`, which puts `{{VARIABLES}}` into it and runs it; the first unless another is chosen. Empty: the image knows what to run */
            lines?: components["schemas"]["Line"][];
        };
        /** @description How a server's game is started, by the version of the template it was made from. */
        StartupView: {
            /** @description what the game runs in */
            image: string;
            /** @description to choose from */
            images: components["schemas"]["Image"][];
            /** @description name of the start-up command the image is given; null where it knows what to run */
            startup: string | null;
            /** @description to choose from */
            startups: components["schemas"]["Line"][];
            variables: components["schemas"]["VariableView"][];
            /** @description what becomes of the game when it ends by itself, without an error */
            onExit: components["schemas"]["OnExit"];
            /** @description what the template says of that */
            defaultOnExit: components["schemas"]["OnExit"];
            /** @description whether its files can be made anew */
            installs: boolean;
            /** @description whether the game can be asked for its players, which stopping it when empty needs */
            countsPlayers: boolean;
        };
        /** @description How the game is asked to stop: a line to its standard input, else a signal, else `SIGTERM`. */
        Stop: {
            command?: string;
            /** @description a name as `SIGINT` */
            signal?: string;
            /**
             * Format: int32
             * @description after which it is killed
             */
            timeoutSeconds: number;
        };
        SuspendRequest: {
            /** @description for whoever wonders why the server does not run: shown to all who may see it */
            reason?: string;
        };
        /** @description What is different between two versions of a template. */
        TemplateDiff: {
            /** Format: int32 */
            from: number;
            /** Format: int32 */
            to: number;
            /** @description in the order of their paths */
            changes: components["schemas"]["Change"][];
        };
        /** @description What keeps the resource as it is: `ARGO_CD`, `FLUX` or `HELM`, and what it is called there. */
        TemplateKeeper: {
            tool: string;
            name: string;
        };
        TemplateRolloutRequest: {
            /**
             * Format: int32
             * @description of the template; the newest when left out
             */
            version?: number;
            /** @description of servers that were made from it */
            serverIds: string[];
        };
        /** @description A template as people see it. */
        TemplateView: {
            id: components["schemas"]["UUID"];
            slug: string;
            name: string;
            description: string;
            game: string;
            /**
             * Format: int32
             * @description from 1; the current one unless another was asked for
             */
            version: number;
            scope: components["schemas"]["Scope"];
            /** @description it comes with the product, which alone changes it */
            builtIn: boolean;
            tags: string[];
            createdAt: components["schemas"]["Instant"];
            /** @description when this version was made */
            updatedAt: components["schemas"]["Instant"];
            /** @description left out for those that were made here */
            external?: components["schemas"]["ExternalTemplateView"];
            /** @description left out in lists */
            spec?: components["schemas"]["GameTemplateSpec"];
            /** @description how forms ask for the spec's variables, by key; left out in lists */
            form?: {
                [key: string]: components["schemas"]["FormField"];
            };
        };
        /** @enum {string} */
        Type: "TEXT" | "INTEGER" | "NUMBER" | "BOOLEAN" | "CHOICE" | "URL";
        /** Format: uuid */
        UUID: string;
        /** @description What is to be different of a cluster; what is left out stays. */
        UpdateClusterRequest: {
            /** @description all of them */
            labels?: {
                [key: string]: string;
            };
            placeable?: boolean;
        };
        /** @description What is to be different; null leaves it as it is. */
        UpdateServerRequest: {
            name?: string;
            resources?: components["schemas"]["ResourcesRequest"];
            /** @description one of the images of the server's template */
            image?: string;
            /** @description values by key, for variables of the template; null goes back to the template's value */
            variables?: {
                [key: string]: string | null;
            };
            /**
             * Format: int32
             * @description after so long without players the server is stopped; 0: never
             */
            stopWhenEmptyMinutes?: number;
            /** @description name of one of the start-up commands of the server's template */
            startup?: string;
            /** @description whether a game that ends by itself, without an error, is started again */
            onExit?: components["schemas"]["OnExit"];
        };
        /** @description What a tenant uses, beside the most it may. After limits were lowered it can be more. */
        UsageView: {
            /** @description as tenant-service told them last */
            limits: components["schemas"]["Amount"];
            used: components["schemas"]["Amount"];
        };
        /** @description An environment variable of the game. */
        Variable: {
            key: string;
            name: string;
            description?: string;
            defaultValue: string;
            /** @description whether people may set it for their server; null: they may */
            editable?: boolean;
            /** @description whether people see it; null: they do */
            viewable?: boolean;
            /** @description whether its value is never told again; null: it may be */
            secret?: boolean;
            /** @description its value must keep, as `required` or `max:20` */
            rules?: string[];
        };
        VariableView: {
            key: string;
            name: string;
            description: string | null;
            /** @description the game is started with; null for a secret, which is not told */
            value: string | null;
            /** @description whether the server has a value of its own */
            isSet: boolean;
            defaultValue: string;
            /** @description whether people may set it */
            editable: boolean;
            /** @description whether its value is told to nobody */
            secret: boolean;
            rules: string[];
            /** @description how a form asks for it */
            field: components["schemas"]["FormField"];
        };
        /** @description A version of a template as a list shows it. */
        VersionView: {
            /**
             * Format: int32
             * @description from 1
             */
            version: number;
            /** @description of the template as of then */
            name: string;
            /** @description why it was made; empty: nobody said */
            note: string;
            /** @description what whoever made it is called; null: it came with the product */
            author: string | null;
            createdAt: components["schemas"]["Instant"];
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
export type JsonNodeType = components['schemas']['JsonNodeType'];
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
