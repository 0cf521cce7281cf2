package io.pteronimbus.controller.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.events.ServerStats;
import io.pteronimbus.events.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/**
 * Tells how servers fare. A sample has its time: while Kafka is away the newest {@value #MOST_WAITING} wait, older ones are dropped, and
 * one that was not acknowledged is not sent again.
 */
@Singleton
public class StatsEvents {
    private static final Logger LOG = Logger.getLogger(StatsEvents.class);
    static final int MOST_WAITING = 5_000;

    private final KafkaSender kafka;
    private final ObjectMapper json;
    private final Counter dropped;
    private final BlockingQueue<Outbound> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread worker;

    StatsEvents(KafkaSender kafka, ObjectMapper json, MeterRegistry meters) {
        this.kafka = kafka;
        this.json = json;
        dropped = Counter.builder("pteronimbus.stats.dropped")
                .description("Samples of servers that Kafka never got")
                .register(meters);
        worker = Thread.ofVirtual().name("stats-publisher").start(this::work);
    }

    /** Returns at once. */
    public void publish(ServerStats sample) {
        var outbound = outbound(sample);
        while (!waiting.offer(outbound)) {
            if (waiting.poll() != null) {
                dropped.increment();
            }
        }
    }

    private Outbound outbound(ServerStats sample) {
        try {
            return new Outbound(
                    Topics.SERVER_STATS,
                    sample.serverId().toString(),
                    sample.eventId(),
                    ServerStats.TYPE,
                    sample.serverId().toString(),
                    sample.at(),
                    json.writeValueAsString(sample));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always JSON", e);
        }
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                // waits up to 5 s while no broker answers
                kafka.send(waiting.take()).whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        dropped.increment();
                        LOG.debugf("Sample not acknowledged: cause=%s", failure.getMessage());
                    }
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void close() {
        worker.interrupt();
    }
}
