package io.pteronimbus.bot.support;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;

/** Says what every {@code @QuarkusTest} of this module runs with: such an annotation counts for all of them. */
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(SimulatedDiscord.class)
final class BotInfrastructure {

    private BotInfrastructure() {}
}
