package io.pteronimbus.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The endpoint needs this permission in the tenant its path names as {@code {tenantId}}, or on the server it names as
 * {@code {serverId}}. Who is no member gets 404, a member without the permission 403; both before the body is looked at.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiresPermission {

    /** {@code resource:action} of the catalogue, see {@link Permissions}. */
    String value();

    /**
     * The endpoint tells of several servers: who holds the permission on any of them is let in, and {@link CurrentCaller#reach()}
     * says of which it may tell.
     */
    boolean onAnyServer() default false;
}
