package io.pteronimbus.auth.support;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** What a service is given when it is configured so. */
public final class Settings {

    private Settings() {}

    /** The mapping with its own defaults for all that is not named. */
    public static <T> T of(Class<T> mapping, Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(mapping)
                .withDefaultValues(properties)
                .build()
                .getConfigMapping(mapping);
    }
}
