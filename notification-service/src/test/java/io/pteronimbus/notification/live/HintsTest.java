package io.pteronimbus.notification.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.notification.live.Hints.Hint;
import io.pteronimbus.platform.security.EffectivePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HintsTest {
    private final UUID tenantId = UUID.randomUUID();
    private final UUID serverId = UUID.randomUUID();
    private final Outlook outlook = new Outlook();
    private final Hints hints = new Hints();

    @Test
    void shouldSayOfATenantOnceWhatChangedOftenWhileTheViewerWasSlow() {
        // given
        may("member:read", "role:read");
        for (var i = 0; i < 100; i++) {
            hints.addNews(tenantId, Set.of(News.of(Part.ROLES)));
            hints.addNews(tenantId, Set.of(News.of(Part.MEMBERS)));
            hints.addAccess(tenantId);
        }
        // then
        assertThat(said())
                .containsExactly(
                        new Hint("access-changed", "{\"tenantId\":\"" + tenantId + "\"}"),
                        new Hint(
                                "tenant-changed",
                                "{\"tenantId\":\"" + tenantId + "\",\"parts\":[\"members\",\"roles\"]}"));
    }

    @Test
    void shouldNotSayWhatTheViewerMayReadNoMoreWhenItsTurnComes() {
        // given
        may("member:read", "role:read");
        hints.addNews(tenantId, Set.of(News.of(Part.ROLES), News.of(Part.MEMBERS)));
        // when
        may("role:read");
        // then
        assertThat(said())
                .extracting(Hint::data)
                .containsExactly("{\"tenantId\":\"" + tenantId + "\",\"parts\":[\"roles\"]}");
    }

    @Test
    void shouldTellOfServersToWhoReadsAnyOfThemAndNobodyElse() {
        // given
        var news = Set.of(News.of(Part.SERVERS));
        outlook.take(tenantId, sight(Set.of(), Map.of(serverId.toString(), Set.of("server:read"))));
        hints.addNews(tenantId, news);
        // when
        var toReader = said();
        may("member:read");
        hints.addNews(tenantId, news);
        // then
        assertThat(toReader)
                .extracting(Hint::data)
                .containsExactly("{\"tenantId\":\"" + tenantId + "\",\"parts\":[\"servers\"]}");
        assertThat(said()).isEmpty();
    }

    @Test
    void shouldSayNothingOfATenantThatIsLost() {
        // given
        may("member:read");
        hints.addNews(tenantId, Set.of(News.of(Part.MEMBERS), News.of(Part.TENANT)));
        // when
        outlook.take(tenantId, Optional.empty());
        // then
        assertThat(said()).isEmpty();
    }

    @Test
    void shouldTellSubusersOfOneServerApart() {
        // given
        outlook.take(tenantId, sight(Set.of(), Map.of(serverId.toString(), Set.of("subuser:read"))));
        // when
        hints.addNews(tenantId, Set.of(new News(Part.SUBUSERS, UUID.randomUUID()), News.of(Part.SUBUSERS)));
        // then
        assertThat(said()).isEmpty();
        // when
        hints.addNews(tenantId, Set.of(new News(Part.SUBUSERS, serverId)));
        // then
        assertThat(said()).hasSize(1);
    }

    private void may(String... permissions) {
        outlook.take(tenantId, sight(Set.of(permissions), Map.of()));
    }

    private static Optional<Sight> sight(Set<String> permissions, Map<String, Set<String>> servers) {
        return Optional.of(Sight.of(new EffectivePermissions(1, permissions, servers)));
    }

    private List<Hint> said() {
        var said = new ArrayList<Hint>();
        for (var hint = hints.next(outlook); hint != null; hint = hints.next(outlook)) {
            said.add(hint);
        }
        return said;
    }
}
