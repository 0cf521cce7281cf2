package io.pteronimbus.mailbox;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the mailbox as a process of its own until it gets SIGTERM. Options: {@code --smtp-port} (default any), {@code
 * --http-port} (default 8091) and {@code --bind} (default 127.0.0.1), each with a value.
 */
public final class MailboxMain {
    private MailboxMain() {}

    record Options(InetAddress bind, int smtpPort, int httpPort) {

        /** Throws IllegalArgumentException, fit to be shown. */
        static Options parse(String... arguments) {
            var options = new Options(InetAddress.ofLiteral("127.0.0.1"), 0, Mailbox.USUAL_HTTP_PORT);
            for (var i = 0; i < arguments.length; i += 2) {
                if (i + 1 == arguments.length) {
                    throw new IllegalArgumentException(arguments[i] + " needs a value");
                }
                options = options.with(arguments[i], arguments[i + 1]);
            }
            return options;
        }

        private Options with(String name, String value) {
            return switch (name) {
                case "--bind" -> new Options(InetAddress.ofLiteral(value), smtpPort, httpPort);
                case "--smtp-port" -> new Options(bind, port(name, value), httpPort);
                case "--http-port" -> new Options(bind, smtpPort, port(name, value));
                default -> throw new IllegalArgumentException("Unknown option: " + name);
            };
        }

        private static int port(String name, String value) {
            if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
                throw new IllegalArgumentException(name + " must be a port between 0 and 65535, not " + value);
            }
            return Integer.parseInt(value);
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            var options = Options.parse(arguments);
            var mailbox = Mailbox.start(options.bind(), options.smtpPort(), options.httpPort());
            Runtime.getRuntime().addShutdownHook(new Thread(mailbox::close, "shutdown"));
            System.out.println("mailbox ready on " + mailbox.address() + ", SMTP on port " + mailbox.smtpPort());
            new CountDownLatch(1).await();
        } catch (IllegalArgumentException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
