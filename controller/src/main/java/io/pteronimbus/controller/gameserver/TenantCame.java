package io.pteronimbus.controller.gameserver;

import java.util.UUID;

/** A tenant has a server in the cluster, and so a namespace, and had none before. */
public record TenantCame(UUID tenantId) {}
