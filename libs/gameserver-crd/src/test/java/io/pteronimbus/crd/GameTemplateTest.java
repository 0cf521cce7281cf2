package io.pteronimbus.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.pteronimbus.crd.GameServerSpec.DonePattern;
import io.pteronimbus.crd.GameServerSpec.OnExit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GameTemplateTest {
    private static final String LEAST = """
            apiVersion: pteronimbus.io/v1alpha1
            kind: GameTemplate
            metadata: {name: brick, namespace: ptn-1, annotations: {pteronimbus.io/title: Brick yard}}
            spec:
              images: [{name: One, image: "one:1"}]
              done: {pattern: Ready}
              stop: {command: stop, timeoutSeconds: 30}
              resources: {cpuMillis: 100, memoryMiB: 128, diskMiB: 256}
            """;

    private static final String MORE = LEAST + """
              startup: {lines: [{name: Default, line: ./brick}]}
              variables:
              - {key: A, name: A, defaultValue: "1", editable: false, viewable: false, secret: true, rules: [required]}
              - {key: B, name: B, defaultValue: ""}
              configFiles:
              - path: a.json
                parser: JSON
                edits: [{match: a.b, value: "1", literal: true, ifValue: "0"}]
              install: {image: "installer:1", entrypoint: bash, script: "a\\r\\nb", timeoutSeconds: 60}
              ports: [{name: game, containerPort: 25565}]
              query: {protocol: MINECRAFT, port: game}
              features: [eula]
              denyList: ["*.key"]
              dataPath: /home/container
              onExit: STOP
              readOnlyRoot: true
              placement: {zone: a}
              tags: [bricks]
              egg: {uuid: u, author: a, updateUrl: l, icon: i, logs: "{}", startup: "{}"}
            """;

    private static GameTemplateSpec spec(String yaml) {
        return Serialization.unmarshal(yaml, GameTemplate.class).getSpec();
    }

    @Test
    void shouldSayWhatIsUsualWhenItSaysNothing() {
        // when
        var spec = spec(LEAST);

        // then
        assertThat(spec.startup().lines()).isEmpty();
        assertThat(spec.variables()).isEmpty();
        assertThat(spec.dataPath()).isEqualTo("/data");
        assertThat(spec.whatOnExit()).isEqualTo(OnExit.RESTART);
        assertThat(spec.hasReadOnlyRoot()).isFalse();
        assertThat(spec.neededLabels()).isEmpty();
        assertThat(spec.done().patterns()).containsExactly(new DonePattern("Ready", false));
    }

    @Test
    void shouldComeBackAsItWasWhenItSaysAll() {
        // given
        var template = Serialization.unmarshal(MORE, GameTemplate.class);

        // when
        var again = Serialization.unmarshal(Serialization.asYaml(template), GameTemplate.class);

        // then
        assertThat(again.getSpec()).isEqualTo(template.getSpec());
        assertThat(again.getMetadata().getAnnotations()).containsEntry(GameTemplate.TITLE, "Brick yard");
        assertThat(again.getSpec().whatOnExit()).isEqualTo(OnExit.STOP);
        assertThat(again.getSpec().neededLabels()).containsEntry("zone", "a");
        assertThat(Serialization.asYaml(spec(LEAST))).doesNotContain("tags", "configFiles", "null");
    }

    @Test
    void shouldLetPeopleSetAndSeeVariablesUnlessItSaysOtherwise() {
        // given
        var variables = spec(MORE).variables();

        // then
        assertThat(variables.getFirst().mayBeSet()).isFalse();
        assertThat(variables.getFirst().mayBeSeen()).isFalse();
        assertThat(variables.getFirst().hasSecret()).isTrue();
        assertThat(variables.getLast().mayBeSet()).isTrue();
        assertThat(variables.getLast().mayBeSeen()).isTrue();
        assertThat(variables.getLast().hasSecret()).isFalse();
    }

    @Test
    void shouldInstallWithLineEndsOfAShell() {
        // when
        var install = Objects.requireNonNull(spec(MORE).install()).toSpec(3, false);

        // then
        assertThat(install.script()).isEqualTo("a\nb");
        assertThat(install.nonce()).isEqualTo(3);
        assertThat(install.timeoutSeconds()).isEqualTo(60);
        assertThat(install.wipe()).isFalse();
        assertThat(new GameTemplateSpec.Install("a:1", null, null, null).toSpec(1, true))
                .isEqualTo(new GameServerSpec.Install("a:1", "sh", "", 1, 3_600, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "images: [{name: One, image: 'one:1'}] | images: [] | a template needs an image",
                "images: [{name: One, image: 'one:1'}] | images: [{name: A, image: a}, {name: A, image: b}] | two of the image A",
                "query: {protocol: MINECRAFT, port: game} | query: {protocol: A2S, port: none} | a port that is not there",
                "query: {protocol: MINECRAFT, port: game} | liveness: {port: none} | liveness names a port",
                "key: B | key: A | two of the variable A",
                "startup: {lines: [{name: Default, line: ./brick}]} | startup: {lines: [{name: A, line: a}, {name: A, line: b}]} | two of the start-up command A"
            })
    void shouldRefuseWhatCannotBe(String fine, String wrong, String why) {
        // given
        var yaml = MORE.replace("\"one:1\"", "'one:1'");
        assertThat(yaml).contains(fine);

        // then
        assertThatThrownBy(() -> spec(yaml.replace(fine, wrong))).hasStackTraceContaining(why);
    }

    @Test
    void shouldKnowEachOfItsPatterns() {
        // given
        var done = new GameServerSpec.Done("", false, false, List.of(new DonePattern("up", true)));

        // then
        assertThat(done.patterns()).containsExactly(new DonePattern("up", true));
        assertThat(new GameServerSpec.Done("", false).patterns()).isEmpty();
    }
}
