package io.pteronimbus.launcher.stack;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Where a stack's mail goes: to the server that {@code PTERONIMBUS_MAIL_HOST} names, else into the stack's own mailbox. */
final class OutgoingMail {
    private static final String PREFIX = "PTERONIMBUS_MAIL_";
    private static final int TLS_PORT = 465;

    private final Map<String, String> environment;

    OutgoingMail(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Whether people named a server; the stack has no mailbox then. */
    boolean hasServer() {
        return !given("HOST").isEmpty();
    }

    /** What auth-service is told. Throws IllegalArgumentException, fit to be shown, for settings that cannot be. */
    Map<String, String> properties(StackPorts ports) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (ports.has(Simulator.MAILBOX)) {
            mailbox(properties, ports);
        } else if (hasServer()) {
            server(properties);
        }
        return properties;
    }

    private static void mailbox(Map<String, String> properties, StackPorts ports) {
        properties.put("quarkus.mailer.host", "127.0.0.1");
        properties.put("quarkus.mailer.port", Integer.toString(ports.of(StackPorts.MAILBOX_SMTP)));
        properties.put("pteronimbus.auth.mail.enabled", "true");
        properties.put("pteronimbus.auth.mail.from", "pteronimbus@localhost");
        properties.put("pteronimbus.auth.mail.verification", "optional");
        properties.put("pteronimbus.auth.mail.mailbox-url", ports.address(Simulator.MAILBOX));
    }

    private void server(Map<String, String> properties) {
        int port = port();
        properties.put("quarkus.mailer.host", given("HOST"));
        properties.put("quarkus.mailer.port", Integer.toString(port));
        tls(properties, port);
        if (!given("USERNAME").isEmpty()) {
            properties.put("quarkus.mailer.login", "REQUIRED");
            properties.put("quarkus.mailer.username", given("USERNAME"));
            properties.put("quarkus.mailer.password", environment.getOrDefault(PREFIX + "PASSWORD", ""));
        }
        if (given("FROM").isEmpty()) {
            throw new IllegalArgumentException(PREFIX + "FROM must say which address mails come from.");
        }
        properties.put("pteronimbus.auth.mail.enabled", "true");
        properties.put("pteronimbus.auth.mail.from", given("FROM"));
        properties.put("pteronimbus.auth.mail.verification", "required");
    }

    private void tls(Map<String, String> properties, int port) {
        String tls = given("TLS").toLowerCase(Locale.ROOT);
        switch (tls.isEmpty() ? port == TLS_PORT ? "tls" : "starttls" : tls) {
            case "tls" -> properties.put("quarkus.mailer.tls", "true");
            case "starttls" -> properties.put("quarkus.mailer.start-tls", "REQUIRED");
            case "none" -> properties.put("quarkus.mailer.start-tls", "DISABLED");
            default ->
                throw new IllegalArgumentException(PREFIX + "TLS must be starttls, tls or none, not \"" + tls + "\".");
        }
    }

    private int port() {
        String port = given("PORT");
        if (port.isEmpty()) {
            return given("TLS").equalsIgnoreCase("tls") ? TLS_PORT : 587;
        }
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535) {
            throw new IllegalArgumentException(
                    PREFIX + "PORT must be a port between 1 and 65535, not \"" + port + "\".");
        }
        return Integer.parseInt(port);
    }

    private String given(String name) {
        return environment.getOrDefault(PREFIX + name, "").strip();
    }
}
