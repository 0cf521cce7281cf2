package io.pteronimbus.gameserver.rule;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules on texts that are written in a form of their own. */
final class Forms {
    private static final Pattern UUID = Pattern.compile(
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-([0-9a-fA-F])[0-9a-fA-F]{3}-([0-9a-fA-F])[0-9a-fA-F]{3}-[0-9a-fA-F]{12}");
    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}");
    private static final Pattern COLOR = Pattern.compile("#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\\n?");
    private static final Pattern ZONE = Pattern.compile(
            "(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> ZONE.matcher(zone).matches())
            .collect(Collectors.toUnmodifiableSet());
    private static final String NIL = "00000000-0000-0000-0000-000000000000";
    private static final String HIGHEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    private static final int MAX_DEPTH = 512;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private Forms() {}

    static boolean uuid(Subject subject, Rule rule) {
        var uuid = UUID.matcher(subject.text());
        if (!uuid.matches()) {
            return false;
        }
        if (rule.parameters().isEmpty()) {
            return true;
        }
        return switch (rule.parameters().getFirst()) {
            case "max" -> subject.text().equalsIgnoreCase(HIGHEST);
            case "0" -> subject.text().equals(NIL);
            case String version -> uuid.group(1).equals(version) && "89abAB".contains(uuid.group(2));
        };
    }

    static boolean ulid(Subject subject, Rule rule) {
        return ULID.matcher(subject.text()).matches();
    }

    static boolean json(Subject subject, Rule rule) {
        try (JsonParser parser = JSON.createParser(subject.text())) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            // says that it is not JSON, and that is the answer
            return false;
        }
    }

    static boolean timezone(Subject subject, Rule rule) {
        return ZONES.contains(subject.text());
    }

    static boolean color(Subject subject, Rule rule) {
        return COLOR.matcher(subject.text()).matches();
    }
}
