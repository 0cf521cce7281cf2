package io.pteronimbus.localcluster.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTest {

    private static JsonNode yaml(String yaml) throws IOException {
        return new YAMLMapper().readTree(yaml);
    }

    @ParameterizedTest
    @CsvSource({
        "PT5S,5s",
        "PT119S,119s",
        "PT3M10S,3m10s",
        "PT4M,4m",
        "PT45M,45m",
        "PT3H,3h",
        "PT5H30M,5h30m",
        "PT30H,30h",
        "P3DT4H,3d4h",
        "P20D,20d",
        "PT-5S,0s"
    })
    void shouldWriteAgeAsKubectlDoes(Duration age, String expected) {
        assertThat(Column.human(age)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".spec.size | 3",
                ".spec.ports[0].port | 80",
                ".spec.ports[*].port | 80,81",
                ".spec.ports[?(@.name==\"b\")].port | 81",
                ".metadata.annotations['a.b/c'] | yes",
                ".metadata.annotations.a\\.b/c | yes",
                ".spec.none | ''",
                "nonsense | ''"
            })
    void shouldFollowPathWhenColumnHasOne(String path, String expected) throws IOException {
        JsonNode object = yaml(
                "{metadata: {annotations: {a.b/c: 'yes'}}, spec: {size: 3, ports: [{name: a, port: 80}, {name: b, port: 81}]}}");

        String found =
                JsonPaths.read(object, path).stream().map(JsonNode::asText).collect(Collectors.joining(","));

        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{status: {phase: Running, containerStatuses: [{ready: true, restartCount: 2, state: {running: {}}}]}} | Running",
                "{status: {phase: Pending, containerStatuses: [{state: {waiting: {reason: ErrImagePull}}}]}} | ErrImagePull",
                "{status: {phase: Failed, containerStatuses: [{state: {terminated: {reason: Error, exitCode: 1}}}]}} | Error",
                "{status: {phase: Pending, initContainerStatuses: [{state: {waiting: {reason: CrashLoopBackOff}}}]}} | Init:CrashLoopBackOff",
                "{metadata: {deletionTimestamp: x}, status: {phase: Running}} | Terminating",
                "{status: {phase: Failed, reason: Evicted}} | Evicted"
            })
    void shouldSayWhatMattersMostWhenPodIsShown(String pod, String expected) throws IOException {
        assertThat(PodColumns.status(yaml(pod))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"date,2025-12-31T23:59:00Z,60s", "date,never,<unknown>", "integer,5,5", "string,text,text"})
    void shouldFormatWhenColumnHasType(String type, String value, String expected) throws IOException {
        Column column = Column.custom(yaml("{name: C, type: " + type + ", jsonPath: .v}"));

        JsonNode cell = column.cell().apply(yaml("{v: '" + value + "'}"), Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(cell.asText()).isEqualTo(expected);
        assertThat(column.cell().apply(yaml("{}"), Instant.EPOCH).isNull()).isTrue();
    }
}
