package io.pteronimbus.controller.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pteronimbus.controller.ServiceConfig;
import io.pteronimbus.controller.grant.GrantVerifier.Content;
import io.pteronimbus.controller.whole.PanelKeys;
import io.pteronimbus.controller.whole.WrongGrant;
import io.pteronimbus.events.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class GrantVerifierTest {
    private static final Set<String> MAY = Set.of("server:create", "server:start");

    private final PanelKeys panel = new PanelKeys("local");
    private final UUID tenant = UUID.randomUUID();
    private final UUID server = UUID.randomUUID();
    private final GrantVerifier verifier = verifier(panel, Clock.systemUTC());

    @Nested
    class Intent {
        @Test
        void shouldBelieveWhenEverythingIsAsSigned() throws RefusedGrantException {
            // given
            var grant = panel.intent(tenant, server, 7, "hash", "server:start");

            // when
            var found = verifier.intent(grant, tenant, server, 7, content("hash"), MAY);

            // then
            assertThat(found.permission()).isEqualTo("server:start");
            assertThat(found.actor()).isEqualTo(new Actor(Actor.Kind.USER, "u1", "Ada"));
        }

        @Test
        void shouldStillBelieveWhenYearsHavePassed() throws RefusedGrantException {
            // given
            var grant = panel.intent(tenant, server, 7, "hash", "server:start");
            var later = verifier(panel, Clock.offset(Clock.systemUTC(), Duration.ofDays(2_000)));

            // when
            var found = later.intent(grant, tenant, server, 7, content("hash"), Set.of("server:start"));

            // then
            assertThat(found.permission()).isEqualTo("server:start");
        }

        @Test
        void shouldRefuseWhenGenerationOrSpecOrServerOrTenantOrRightDiffers() {
            // given
            var grant = panel.intent(tenant, server, 7, "hash", "server:start");
            var other = UUID.randomUUID();

            // when // then
            assertThatThrownBy(() -> verifier.intent(grant, tenant, server, 8, content("hash"), MAY))
                    .isInstanceOf(RefusedGrantException.class)
                    .hasMessageContaining("another generation");
            assertThatThrownBy(() -> verifier.intent(grant, tenant, server, 7, content("other"), MAY))
                    .hasMessageContaining("another spec");
            assertThatThrownBy(() -> verifier.intent(grant, tenant, other, 7, content("hash"), MAY))
                    .hasMessageContaining("another server");
            assertThatThrownBy(() -> verifier.intent(grant, other, server, 7, content("hash"), MAY))
                    .hasMessageContaining("another tenant");
            assertThatThrownBy(
                            () -> verifier.intent(grant, tenant, server, 7, content("hash"), Set.of("server:delete")))
                    .hasMessageContaining("it is for server:start");
        }

        @Test
        void shouldRefuseWhenSecretsAreNotThoseThatWereSigned() throws RefusedGrantException {
            // given
            var without = panel.intent(tenant, server, 7, "hash", "server:start");
            var claims = panel.claims(tenant, server, "server:start");
            claims.setClaim("generation", 7);
            claims.setClaim("specHash", "hash");
            claims.setClaim("secretsHash", "secrets");
            var with = panel.sign(claims);

            // when // then
            assertThat(verifier.intent(with, tenant, server, 7, new Content("hash", "secrets"), MAY))
                    .isNotNull();
            assertSecretsRefused(with, new Content("hash", "others"));
            assertSecretsRefused(with, content("hash"));
            assertSecretsRefused(without, new Content("hash", "secrets"));
        }

        private void assertSecretsRefused(String grant, Content content) {
            assertThatThrownBy(() -> verifier.intent(grant, tenant, server, 7, content, MAY))
                    .isInstanceOfSatisfying(
                            RefusedGrantException.class,
                            refusal -> assertThat(refusal.fault().label()).isEqualTo("secrets"));
        }

        private Content content(String specHash) {
            return new Content(specHash, null);
        }

        @ParameterizedTest
        @EnumSource(
                mode = Mode.MATCH_NONE,
                names = "EXPIRED|LASTS_TOO_LONG|ISSUED_LONG_AGO|NEVER_EXPIRES|NO_TIME_OF_ISSUE|NO_ID")
        void shouldSayWhatIsWrongAndWhoAskedWhenGrantIsWrong(WrongGrant wrong) {
            // given
            var claims = panel.claims(tenant, server, "server:start");
            claims.setClaim("generation", 7);
            claims.setClaim("specHash", "hash");
            var grant = wrong.of(panel, claims);

            // when // then
            assertThatThrownBy(() -> verifier.intent(grant, tenant, server, 7, content("hash"), MAY))
                    .isInstanceOfSatisfying(RefusedGrantException.class, refusal -> {
                        assertThat(refusal.fault().label()).isEqualTo(wrong.reason);
                        assertThat(refusal.actor() != null).isEqualTo(wrong.namesActor());
                    });
        }

        @Test
        void shouldRefuseWhenGrantOfAServerComesForItsTenant() {
            // given
            var grant = panel.intent(tenant, server, 7, "hash", "quota:update");

            // when // then
            assertThatThrownBy(() -> verifier.tenant(grant, tenant, 7, "hash", "quota:update"))
                    .hasMessageContaining("it is for a server");
        }

        @Test
        void shouldRefuseWhenSomebodyElseSignedIt() {
            // given
            var grant = new PanelKeys("local").intent(tenant, server, 7, "hash", "server:start");

            // when // then
            assertThatThrownBy(() -> verifier.intent(grant, tenant, server, 7, content("hash"), MAY))
                    .isInstanceOf(RefusedGrantException.class);
        }

        @Test
        void shouldRefuseWhenItIsForAnotherClusterOrFromAnotherService() {
            // given
            Consumer<Consumer<JwtClaims>> refused = change -> {
                var claims = panel.claims(tenant, server, "server:start");
                claims.setClaim("generation", 7);
                claims.setClaim("specHash", "hash");
                change.accept(claims);
                var grant = panel.sign(claims);

                // when // then
                assertThatThrownBy(() -> verifier.intent(grant, tenant, server, 7, content("hash"), MAY))
                        .isInstanceOf(RefusedGrantException.class);
            };
            refused.accept(claims -> claims.setAudience("cluster:other"));
            refused.accept(claims -> claims.setIssuer("auth-service"));
            refused.accept(claims -> claims.setClaim("generation", "seven"));
            refused.accept(claims -> claims.unsetClaim("permission"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "abc", "a.b.c", "eyJhbGciOiJub25lIn0.eyJpc3MiOiJnYW1lc2VydmVyLXNlcnZpY2UifQ."})
        void shouldRefuseWhenItIsNoSignedToken(String grant) {
            // given // when // then
            assertThatThrownBy(() -> verifier.intent(grant, tenant, server, 7, content("hash"), MAY))
                    .isInstanceOf(RefusedGrantException.class);
        }
    }

    @Nested
    class Use {
        @Test
        void shouldBelieveWithinItsMinuteAndNotAfter() throws RefusedGrantException {
            // given
            var grant = panel.moment(tenant, server, "console:read");
            var later = verifier(panel, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(90)));

            // when
            var found = verifier.use(grant, tenant, server, "console:read");

            // then
            assertThat(found.id()).isNotNull();
            assertThatThrownBy(() -> later.use(grant, tenant, server, "console:read"))
                    .isInstanceOf(RefusedGrantException.class);
        }

        @Test
        void shouldRefuseWhenItNeverExpiresOrHasNoIdOrLastsTooLong() {
            // given
            var forever = panel.intent(tenant, server, 7, "hash", "console:read");
            var nameless = panel.claims(tenant, server, "console:read");
            nameless.setExpirationTimeMinutesInTheFuture(1);
            nameless.unsetClaim("jti");
            var lasting = panel.claims(tenant, server, "console:read");
            lasting.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() + 3_600));

            // when // then
            for (var grant : new String[] {forever, panel.sign(nameless), panel.sign(lasting)}) {
                assertThatThrownBy(() -> verifier.use(grant, tenant, server, "console:read"))
                        .isInstanceOf(RefusedGrantException.class);
            }
        }

        @ParameterizedTest
        @EnumSource(mode = Mode.MATCH_NONE, names = "(ANOTHER|NO)_(GENERATION|SPEC)|GENERATION_IN_WORDS")
        void shouldSayWhatIsWrongAndWhoAskedWhenGrantIsWrong(WrongGrant wrong) {
            // given
            var claims = panel.claims(tenant, server, "console:read");
            claims.setExpirationTimeMinutesInTheFuture(1);
            var grant = wrong.of(panel, claims);

            // when // then
            assertThatThrownBy(() -> verifier.use(grant, tenant, server, "console:read"))
                    .isInstanceOfSatisfying(RefusedGrantException.class, refusal -> {
                        assertThat(refusal.fault().label()).isEqualTo(wrong.reason);
                        assertThat(refusal.actor() != null).isEqualTo(wrong.namesActor());
                    });
        }

        @Test
        void shouldRefuseWhenRightIsAnother() {
            // given
            var grant = panel.moment(tenant, server, "console:read");

            // when // then
            assertThatThrownBy(() -> verifier.use(grant, tenant, server, "console:execute"))
                    .hasMessageContaining("it is for console:read");
        }
    }

    @Nested
    class Keys {
        @ParameterizedTest
        @ValueSource(strings = {"", "????", "e30", "eyJrZXlzIjpbXX0"})
        void shouldNotStartWhenSignerIsUnknown(String trusted) {
            // given // when // then
            assertThatThrownBy(() -> new GrantVerifier(config(trusted), () -> "local", Clock.systemUTC()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static GrantVerifier verifier(PanelKeys panel, Clock clock) {
        return new GrantVerifier(config(panel.trusted()), () -> "local", clock);
    }

    private static ServiceConfig config(String trusted) {
        return new ServiceConfig() {
            @Override
            public String name() {
                return "controller";
            }

            @Override
            public Optional<String> privateKey() {
                return Optional.empty();
            }

            @Override
            public String trusted() {
                return trusted;
            }
        };
    }
}
