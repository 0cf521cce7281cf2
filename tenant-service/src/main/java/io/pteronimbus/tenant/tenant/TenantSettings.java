package io.pteronimbus.tenant.tenant;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant has decided for itself.
 *
 * @param locale BCP 47 tag of the language messages to the whole tenant are in
 * @param timeZone of the IANA database, by which schedules are meant
 * @param defaultTemplateId what a new server is made from unless somebody says otherwise
 * @param requireSecondFactor whether nobody gets in without one
 */
record TenantSettings(
        String locale, String timeZone, @Nullable UUID defaultTemplateId, boolean requireSecondFactor) {

    Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("locale", locale);
        fields.put("timeZone", timeZone);
        fields.put("defaultTemplateId", String.valueOf(defaultTemplateId));
        fields.put("requireSecondFactor", requireSecondFactor);
        return fields;
    }
}
