package io.pteronimbus.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** What a game needs to run. What people call it, and which of its versions it is, stand in annotations. */
@Group(GameServer.GROUP)
@Version(GameServer.VERSION)
@Plural("gametemplates")
@Singular("gametemplate")
@ShortNames("gt")
@AdditionalPrinterColumn(name = "Title", jsonPath = ".metadata.annotations.pteronimbus\\.io/title")
@AdditionalPrinterColumn(name = "Version", jsonPath = ".metadata.annotations.pteronimbus\\.io/version")
@AdditionalPrinterColumn(name = "Image", jsonPath = ".spec.images[0].image")
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public class GameTemplate extends CustomResource<GameTemplateSpec, Void> implements Namespaced {
    /** Where the resource's definition lies on the class path. */
    public static final String DEFINITION = "META-INF/pteronimbus/crds/gametemplates.pteronimbus.io.yaml";

    /** Annotation: what people call it; the resource's name without. */
    public static final String TITLE = "pteronimbus.io/title";

    /** Annotation: what people are told of it. */
    public static final String DESCRIPTION = "pteronimbus.io/description";

    /** Annotation: which of its versions the panel wrote, from 1. */
    public static final String TEMPLATE_VERSION = "pteronimbus.io/version";

    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public GameTemplateSpec getSpec() {
        return super.getSpec();
    }
}
