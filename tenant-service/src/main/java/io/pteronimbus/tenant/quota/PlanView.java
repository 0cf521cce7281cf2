package io.pteronimbus.tenant.quota;

import io.pteronimbus.events.TenantChanged.Limits;

/** A plan by which a tenant may get its limits. */
record PlanView(Plan plan, Limits limits) {}
