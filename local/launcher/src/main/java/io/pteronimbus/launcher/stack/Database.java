package io.pteronimbus.launcher.stack;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lays the ground in PostgreSQL: one database, and for each service a schema with two roles, one that owns and migrates
 * it and one that only works with what is in it and is bound by row-level security. Doing it again changes nothing.
 */
final class Database {
    static final String NAME = "pteronimbus";
    private static final String USER = "postgres";

    private final String adminUrl;
    private final String url;
    private final Secrets secrets;

    /**
     * @param adminUrl of the database {@code postgres}
     * @param url of the database {@value #NAME}
     */
    Database(String adminUrl, String url, Secrets secrets) {
        this.adminUrl = adminUrl;
        this.url = url;
        this.secrets = secrets;
    }

    static String owner(String schema) {
        return schema + "_owner";
    }

    static String application(String schema) {
        return schema + "_app";
    }

    void lay() throws IOException {
        try {
            createDatabase();
            try (Connection connection = DriverManager.getConnection(url, USER, secrets.postgresPassword());
                    Statement sql = connection.createStatement()) {
                sql.execute("revoke all on database " + NAME + " from public");
                for (String schema : Service.schemas()) {
                    role(sql, owner(schema));
                    role(sql, application(schema));
                    schema(sql, schema, owner(schema), application(schema));
                }
            }
        } catch (SQLException e) {
            throw new IOException("The database cannot be prepared: " + e.getMessage(), e);
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = DriverManager.getConnection(adminUrl, USER, secrets.postgresPassword());
                Statement sql = connection.createStatement()) {
            if (!exists(sql, "select 1 from pg_database where datname = '" + NAME + "'")) {
                sql.execute("create database " + NAME);
            }
        }
    }

    private void role(Statement sql, String role) throws SQLException {
        if (!exists(sql, "select 1 from pg_roles where rolname = '" + role + "'")) {
            sql.execute("create role " + role);
        }
        // generated passwords are letters and digits
        sql.execute("alter role " + role + " login nosuperuser nobypassrls password '" + secrets.databasePassword(role)
                + "'");
        sql.execute("grant connect on database " + NAME + " to " + role);
    }

    private static void schema(Statement sql, String schema, String owner, String application) throws SQLException {
        sql.execute("create schema if not exists " + schema + " authorization " + owner);
        sql.execute("grant usage on schema " + schema + " to " + application);
        String defaults = "alter default privileges for role " + owner + " in schema " + schema + " grant ";
        sql.execute(defaults + "select, insert, update, delete on tables to " + application);
        sql.execute(defaults + "usage, select on sequences to " + application);
    }

    private static boolean exists(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            return rows.next();
        }
    }
}
