package io.pteronimbus.gameserver.template;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a template as a list shows it.
 *
 * @param version from 1
 * @param name of the template as of then
 * @param note why it was made; empty: nobody said
 * @param author what whoever made it is called; null: it came with the product
 */
@RegisterForReflection
record VersionView(
        int version, String name, String note, @Nullable String author, Instant createdAt) {}
