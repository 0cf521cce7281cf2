package io.pteronimbus.fakediscord.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.fakediscord.http.Json;
import io.pteronimbus.fakediscord.state.Member;
import io.pteronimbus.fakediscord.state.Person;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A member as the API shows one. */
public final class MemberView {

    /** 2026-01-02T03:04:05.678000+00:00, as Discord writes times. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT);

    private MemberView() {}

    public static String time(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    public static ObjectNode of(Member member, Person person) {
        ObjectNode view = Json.object();
        view.putNull("avatar");
        view.putNull("banner");
        view.putNull("communication_disabled_until");
        view.put("flags", 0);
        view.put("joined_at", time(member.joinedAt()));
        view.put("nick", member.nick());
        view.put("pending", false);
        view.putNull("premium_since");
        ArrayNode roles = view.putArray("roles");
        member.roles().forEach(role -> roles.add(role.toString()));
        view.set("user", UserView.of(person));
        return view.put("mute", false).put("deaf", false);
    }
}
