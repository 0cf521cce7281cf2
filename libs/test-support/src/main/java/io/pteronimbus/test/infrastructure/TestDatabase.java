package io.pteronimbus.test.infrastructure;

import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import org.postgresql.Driver;

/**
 * A new, empty database with the two roles a service has: an owner that migrates, and an application role that owns nothing
 * and is bound by row-level security.
 */
public record TestDatabase(String url, String owner, String application, String password) {

    /** Creates it on the given server, with a schema of that name. */
    public static TestDatabase create(Infrastructure.Postgres server, String schema) {
        var suffix = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        var name = "test_" + schema + "_" + suffix;
        var owner = schema + "_owner_" + suffix;
        var application = schema + "_app_" + suffix;
        var password = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        execute(
                server.url(),
                server,
                "create role " + owner + " login password '" + password + "'",
                "create role " + application + " login nobypassrls password '" + password + "'",
                "create database " + name + " owner " + owner);
        var url = server.url().replaceFirst("/[^/?]*(\\?.*)?$", "/" + name);
        execute(
                url,
                server,
                "create schema " + schema + " authorization " + owner,
                "grant usage on schema " + schema + " to " + application,
                "alter default privileges for role " + owner + " in schema " + schema
                        + " grant select, insert, update, delete on tables to " + application,
                "alter default privileges for role " + owner + " in schema " + schema
                        + " grant usage, select on sequences to " + application);
        return new TestDatabase(url + "?currentSchema=" + schema, owner, application, password);
    }

    private static void execute(String url, Infrastructure.Postgres server, String... statements) {
        // not by DriverManager: with several applications in one run it knows the driver of another class loader
        var login = new Properties();
        login.setProperty("user", server.user());
        login.setProperty("password", server.password());
        try (var connection = Objects.requireNonNull(new Driver().connect(url, login), "not a PostgreSQL URL");
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("test database was not made", e);
        }
    }
}
