package io.pteronimbus.launcher.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Stands where a service, local-cluster or a simulator would: answers every request with 200, and writes down its environment. */
public final class FakeService {
    private FakeService() {}

    /** @param args local-cluster's or a simulator's options, or none */
    public static void main(String[] args) throws IOException {
        List<String> options = List.of(args);
        int port = Stream.of("--port", "--http-port")
                .map(options::indexOf)
                .filter(at -> at >= 0)
                .findFirst()
                .map(at -> Integer.parseInt(options.get(at + 1)))
                .orElseGet(() -> Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT")));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("listening on " + port + " " + options);
        System.getenv().forEach((name, value) -> System.out.println(name + "=" + value));
    }

    /** Makes a jar at this place that runs it. */
    static void install(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        FakeService.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString());
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    /** Makes a whole built tree of them. */
    static void installAll(StackLayout layout) throws IOException {
        for (Service service : Service.values()) {
            install(service.jar(layout.repository()));
        }
        install(layout.clusterJar());
        install(layout.demoGameJar());
        for (Simulator simulator : Simulator.values()) {
            install(layout.jar(simulator));
        }
    }
}
