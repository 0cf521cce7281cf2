package io.pteronimbus.controller.health;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Counts what waits to be looked at and what failed. In place of the operator framework's own metrics, which keep a histogram for each
 * resource for ever.
 */
@Singleton
public class QueueMetrics implements Metrics {
    private final AtomicInteger waiting = new AtomicInteger();
    private final MeterRegistry metrics;
    private final Progress progress;

    QueueMetrics(MeterRegistry metrics, Progress progress) {
        this.metrics = metrics;
        this.progress = progress;
        metrics.gauge("pteronimbus.reconcile.queue", waiting);
    }

    @Override
    public void reconcileCustomResource(HasMetadata resource, @Nullable RetryInfo retry, Map<String, Object> metadata) {
        waiting.incrementAndGet();
        if (retry != null) {
            metrics.counter("pteronimbus.reconcile.retries").increment();
        }
    }

    @Override
    public void reconciliationExecutionStarted(HasMetadata resource, Map<String, Object> metadata) {
        waiting.decrementAndGet();
    }

    @Override
    public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
        var look = progress.begin();
        try {
            return execution.execute();
        } finally {
            progress.end(look);
        }
    }

    @Override
    public void failedReconciliation(HasMetadata resource, Exception exception, Map<String, Object> metadata) {
        metrics.counter("pteronimbus.reconcile.failures").increment();
    }

    @Override
    public void cleanupDoneFor(ResourceID resource, Map<String, Object> metadata) {
        metrics.counter("pteronimbus.reconcile.cleanups").increment();
    }
}
