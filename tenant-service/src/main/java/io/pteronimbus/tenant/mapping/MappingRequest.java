package io.pteronimbus.tenant.mapping;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;

/** @param roleIds all the tenant's roles that the role of Discord's is to bring; none takes the mapping away */
record MappingRequest(@NotNull @Size(max = 50) Set<@NotNull UUID> roleIds) {}
