package io.pteronimbus.tenant.quota;

import io.pteronimbus.events.TenantChanged.Limits;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A plan by which a tenant may get its limits: any but {@link Plan#CUSTOM}, which has none of its own. */
record PlanView(
        @Schema(
                implementation = String.class,
                enumeration = {"SMALL", "MEDIUM", "LARGE"})
        Plan plan,

        Limits limits) {}
