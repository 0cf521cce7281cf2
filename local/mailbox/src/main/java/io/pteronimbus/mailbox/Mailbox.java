package io.pteronimbus.mailbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.server.SMTPServer;

/** A running mailbox, on this machine alone. Closing it forgets all mails. */
public final class Mailbox implements AutoCloseable {
    /** Where the page is unless told otherwise. */
    public static final int USUAL_HTTP_PORT = 8091;

    private static final int MOST_CONNECTIONS = 8;
    private static final int MOST_RECIPIENTS = 100;

    private final MailStore store = new MailStore(Clock.systemUTC());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SMTPServer smtp;
    private final HttpServer http;

    private Mailbox(InetAddress address, int smtpPort, int httpPort) throws IOException {
        this.http = HttpServer.create(new InetSocketAddress(address, httpPort), 0);
        this.smtp = SMTPServer.port(smtpPort)
                .bindAddress(address)
                .hostName("localhost")
                .softwareName("Pteronimbus mailbox")
                .maxMessageSize(IncomingMail.LARGEST)
                .maxConnections(MOST_CONNECTIONS)
                .maxRecipients(MOST_RECIPIENTS)
                .connectionTimeout(1, TimeUnit.MINUTES)
                .insertReceivedHeaders(false)
                .messageHandlerFactory(context -> new IncomingMail(store))
                .build();
        try {
            smtp.start();
        } catch (RuntimeException e) {
            http.stop(0);
            throw new IOException("SMTP cannot be served on port " + smtpPort, e);
        }
        http.createContext("/", new MailboxPages(store));
        http.setExecutor(threads);
        http.start();
    }

    /** On 127.0.0.1 and these ports, 0 for any that is free. It takes mails when this returns. */
    public static Mailbox start(int smtpPort, int httpPort) throws IOException {
        return start(InetAddress.ofLiteral("127.0.0.1"), smtpPort, httpPort);
    }

    /** Throws IllegalArgumentException for an address that others could reach. */
    public static Mailbox start(InetAddress address, int smtpPort, int httpPort) throws IOException {
        if (!address.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "A mailbox is for this machine alone: " + address.getHostAddress() + " is not a loopback address");
        }
        return new Mailbox(address, smtpPort, httpPort);
    }

    public int smtpPort() {
        return smtp.getPortAllocated();
    }

    public int httpPort() {
        return http.getAddress().getPort();
    }

    /** The page, without a slash at the end. */
    public URI address() {
        return URI.create("http://localhost:" + httpPort());
    }

    /** What the mails to that address say in plain text, the newest first. */
    public List<String> textsTo(String recipient) {
        return store.to(recipient).map(mail -> mail.content().text()).toList();
    }

    @Override
    public void close() {
        smtp.stop();
        http.stop(0);
        threads.close();
        store.clear();
    }
}
