package io.pteronimbus.bot.support;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service with another token than the bot's. */
public abstract class OtherToken implements QuarkusTestProfile {
    private final String token;

    OtherToken(String token) {
        this.token = token;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(TestInfrastructure.class),
                new TestResourceEntry(SimulatedDiscord.class, Map.of("token", token)));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    /** There is no bot. */
    public static final class None extends OtherToken {
        public None() {
            super("");
        }
    }

    /** It was changed at Discord, say. */
    public static final class Wrong extends OtherToken {
        public Wrong() {
            super("nobody's");
        }
    }
}
