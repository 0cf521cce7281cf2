package io.pteronimbus.fakediscord.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.fakediscord.http.Json;
import io.pteronimbus.fakediscord.state.Person;

/** A person as the API shows one. */
public final class UserView {

    private UserView() {}

    /** What everybody sees. */
    public static ObjectNode of(Person person) {
        ObjectNode view = Json.object()
                .put("id", person.id().toString())
                .put("username", person.username())
                .put("avatar", person.avatar())
                .put("discriminator", "0")
                .put("public_flags", 0)
                .put("flags", 0);
        if (person.bot()) {
            view.put("bot", true);
        }
        view.putNull("banner");
        view.putNull("accent_color");
        view.put("global_name", person.globalName());
        view.putNull("avatar_decoration_data");
        view.putNull("collectibles");
        view.putNull("primary_guild");
        return view;
    }

    /** What the person's own token shows. */
    public static ObjectNode self(Person person, boolean withEmail) {
        ObjectNode view = of(person)
                .put("mfa_enabled", person.mfaEnabled())
                .put("locale", person.locale())
                .put("premium_type", 0);
        if (withEmail) {
            view.put("email", person.email()).put("verified", person.verified());
        }
        return view;
    }
}
