package io.pteronimbus.gameserver.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** While an update rolls out, versions of the service that know of different fields answer the same person. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class IdempotentAnswersTest {
    @Inject
    IdempotentAnswers answers;

    @Inject
    TenantContext context;

    record OldRequest(String name) {}

    record NewRequest(String name, @Nullable List<String> tags) {}

    record OldAnswer(String id) {}

    record NewAnswer(String id, @Nullable List<String> tags) {}

    @Test
    void shouldAnswerWhatAnOlderVersionWasAsked() {
        var person = author();
        var tenantId = UUID.randomUUID();
        var first = once(tenantId, person, new OldRequest("Lobby"), new OldAnswer("one"));
        var second = once(tenantId, person, new NewRequest("Lobby", null), new NewAnswer("two", List.of()));
        assertThat(second).isEqualTo(new NewAnswer(first.id(), null));
    }

    @Test
    void shouldAnswerWhatANewerVersionWasAsked() {
        var person = author();
        var tenantId = UUID.randomUUID();
        once(tenantId, person, new NewRequest("Lobby", null), new NewAnswer("one", List.of("EU")));
        var second = once(tenantId, person, new OldRequest("Lobby"), new OldAnswer("two"));
        assertThat(second).isEqualTo(new OldAnswer("one"));
    }

    @SuppressWarnings("unchecked")
    private <T> T once(UUID tenantId, Author person, Object request, T made) {
        context.enter(tenantId);
        return QuarkusTransaction.requiringNew()
                .call(() -> answers.once(tenantId, person, "key", request, (Class<T>) made.getClass(), () -> made));
    }

    private static Author author() {
        var actor = new Actor(Actor.Kind.USER, EventIds.next().toString(), "Ada");
        return new Author(actor, null, null, false, "");
    }
}
