package io.pteronimbus.configfiles;

import java.util.Locale;
import java.util.Optional;

/** How a file is read: the parsers of Pterodactyl's eggs. */
public enum Parser {
    /** Lines that begin with a text are replaced whole. */
    FILE,
    /** Java's properties. */
    PROPERTIES,
    /** Keys in sections. */
    INI,
    JSON,
    YAML,
    XML;

    /** The parser an egg means, in any case; {@code yml} is YAML. */
    public static Optional<Parser> of(String eggName) {
        return switch (eggName.strip().toLowerCase(Locale.ROOT)) {
            case "file" -> Optional.of(FILE);
            case "properties" -> Optional.of(PROPERTIES);
            case "ini" -> Optional.of(INI);
            case "json" -> Optional.of(JSON);
            case "yaml", "yml" -> Optional.of(YAML);
            case "xml" -> Optional.of(XML);
            default -> Optional.empty();
        };
    }

    Format format() {
        return switch (this) {
            case FILE -> new LineFormat();
            case PROPERTIES -> new PropertiesFormat();
            case INI -> new IniFormat();
            case JSON -> new JsonFormat();
            case YAML -> new YamlFormat();
            case XML -> new XmlFormat();
        };
    }
}
