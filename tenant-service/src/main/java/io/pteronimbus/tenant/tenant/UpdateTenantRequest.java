package io.pteronimbus.tenant.tenant;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to change of a tenant; what is left out stays.
 *
 * @param name 1 to 80 characters
 * @param slug 3 to 40 of a-z, 0-9 and dashes
 */
record UpdateTenantRequest(
        @Nullable @TenantName String name,

        @Nullable
        @Pattern(regexp = Slug.FORM, message = "must be 3 to 40 of a-z, 0-9 and dashes, a dash neither first nor last")
        String slug,

        @Nullable @Valid SettingsRequest settings) {

    /**
     * What is to change of the settings; what is left out stays.
     *
     * @param locale BCP 47 tag, such as {@code en} or {@code pt-BR}
     * @param timeZone of the IANA database, such as {@code Europe/Berlin}
     * @param defaultTemplateId a template; the zero UUID for none
     */
    record SettingsRequest(
            @Nullable @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", message = "must be a language tag")
            String locale,

            @Nullable @Size(min = 1, max = 64) String timeZone,
            @Nullable UUID defaultTemplateId,
            @Nullable Boolean requireSecondFactor) {
        private static final UUID NONE = new UUID(0, 0);

        /** Throws 400 for a time zone there is not. */
        TenantSettings over(TenantSettings now) {
            if (timeZone != null && !ZoneId.getAvailableZoneIds().contains(timeZone)) {
                throw ProblemException.invalid(new FieldError("settings.timeZone", "is no time zone"));
            }
            return new TenantSettings(
                    locale == null ? now.locale() : locale,
                    timeZone == null ? now.timeZone() : timeZone,
                    template(now),
                    requireSecondFactor == null ? now.requireSecondFactor() : requireSecondFactor);
        }

        private @Nullable UUID template(TenantSettings now) {
            if (defaultTemplateId == null) {
                return now.defaultTemplateId();
            }
            return defaultTemplateId.equals(NONE) ? null : defaultTemplateId;
        }
    }
}
