package io.pteronimbus.localcluster.contract;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Real clusters serve a new definition a moment after it is established. */
final class CustomResources {

    private CustomResources() {}

    static Answer create(ContractApi api, String path, String manifest) {
        await().atMost(Duration.ofSeconds(10)).until(() -> api.get(path).code() == 200);
        return api.post(path, manifest).succeeded();
    }
}
