package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.crd.GameServerSpec.SecretVariable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The variables a game, and its installation, are given. Secret ones are named, never read. */
final class GameEnvironment {

    private GameEnvironment() {}

    /** In the order of names, so that the same variables always make the same pod. A secret one replaces a plain one. */
    static List<EnvVar> of(GameServerSpec spec) {
        var plain = new TreeMap<>(spec.env());
        spec.secretEnv().forEach(secret -> plain.remove(secret.name()));
        var variables = new ArrayList<EnvVar>();
        plain.forEach((name, value) -> variables.add(
                new EnvVarBuilder().withName(name).withValue(literal(value)).build()));
        spec.secretEnv().stream()
                .sorted(Comparator.comparing(SecretVariable::name))
                .map(GameEnvironment::reference)
                .forEach(variables::add);
        return variables;
    }

    /**
     * As it is to arrive: the cluster would put other variables in the place of {@code $(NAME)}, secret ones too, which whoever sets a
     * value is not to learn.
     */
    static String literal(String value) {
        return value.replace("$", "$$");
    }

    private static EnvVar reference(SecretVariable secret) {
        return new EnvVarBuilder()
                .withName(secret.name())
                .withNewValueFrom()
                .withNewSecretKeyRef(secret.key(), secret.secret(), false)
                .endValueFrom()
                .build();
    }
}
