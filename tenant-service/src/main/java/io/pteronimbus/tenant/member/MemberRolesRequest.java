package io.pteronimbus.tenant.member;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;

/** @param roleIds all roles the member is to have here; what Discord brings is not touched */
record MemberRolesRequest(@NotNull @Size(max = 50) Set<@NotNull UUID> roleIds) {}
