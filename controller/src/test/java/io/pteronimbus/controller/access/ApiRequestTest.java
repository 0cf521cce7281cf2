package io.pteronimbus.controller.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRequestTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/namespaces, list, '', namespaces,",
        "POST, /api/v1/namespaces, create, '', namespaces,",
        "GET, /api/v1/namespaces/a, get, '', namespaces,",
        "DELETE, /api/v1/namespaces/a, delete, '', namespaces,",
        "GET, /api/v1/pods?watch=true, watch, '', pods,",
        "GET, /api/v1/namespaces/a/pods, list, '', pods, a",
        "DELETE, /api/v1/namespaces/a/pods, deletecollection, '', pods, a",
        "GET, /api/v1/namespaces/a/pods/b/log?follow=true, get, '', pods/log, a",
        "PATCH, /apis/apps/v1/namespaces/a/statefulsets/b?force=true, patch, apps, statefulsets, a",
        "PUT, /apis/pteronimbus.io/v1alpha1/namespaces/a/gameservers/b/status, update, pteronimbus.io, gameservers/status, a",
        "GET, /apis/apiextensions.k8s.io/v1/customresourcedefinitions/a, get, apiextensions.k8s.io, customresourcedefinitions,",
    })
    void shouldSayWhatIsAskedFor(
            String method, String uri, String verb, String group, String resource, String namespace) {
        // when // then
        assertThat(ApiRequest.of(method, uri)).contains(new ApiRequest(verb, group, resource, namespace));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/apis", "/api/v1", "/apis/apps/v1", "/version", "/", ""})
    void shouldSayNothingWhenItIsNoResource(String uri) {
        // when // then
        assertThat(ApiRequest.of("GET", uri)).isEmpty();
    }

    @Test
    void shouldKeepLeaseRightsToOwnNamespace() {
        // given
        var path = "/apis/coordination.k8s.io/v1/namespaces/%s/leases/x";
        var own = ApiRequest.of("PUT", path.formatted("own")).orElseThrow();
        var other = ApiRequest.of("PUT", path.formatted("other")).orElseThrow();

        // when // then
        assertThat(ControllerAccess.allows(own, "own")).isTrue();
        assertThat(ControllerAccess.allows(other, "own")).isFalse();
    }
}
