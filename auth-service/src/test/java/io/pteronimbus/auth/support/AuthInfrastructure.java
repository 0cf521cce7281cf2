package io.pteronimbus.auth.support;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;

/** Says what every {@code @QuarkusTest} of this module runs with: such an annotation counts for all of them. */
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(AuthSettings.class)
@QuarkusTestResource(SimulatedDiscord.class)
@QuarkusTestResource(OidcIssuer.class)
@QuarkusTestResource(DirectoryResource.class)
final class AuthInfrastructure {

    private AuthInfrastructure() {}
}
