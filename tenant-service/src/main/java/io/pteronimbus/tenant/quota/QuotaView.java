package io.pteronimbus.tenant.quota;

import io.pteronimbus.events.TenantChanged.Limits;

/**
 * The most a tenant may use in all. What it uses gameserver-service tells, at {@code /tenants/{t}/usage}.
 *
 * @param plan whose limits these are
 * @param ceiling the most its owners may give it themselves
 */
record QuotaView(Plan plan, Limits limits, Limits ceiling) {}
