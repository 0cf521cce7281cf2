package io.pteronimbus.test.infrastructure;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

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
        try (var connection = DriverManager.getConnection(url, server.user(), server.password());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("test database was not made", e);
        }
    }
}
