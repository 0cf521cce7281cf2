package io.pteronimbus.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Any signed-in person may call the endpoint: it concerns just themselves, or what everybody may see. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SignedIn {

    /** Whether an API key may call it too: no key may change by what its owner signs in, or make other keys. */
    boolean byKey() default false;

    /** Whether it can be called by who still has to set up the second factor the platform demands. */
    boolean withoutSecondFactor() default false;
}
