package io.pteronimbus.bot.rest;

import io.pteronimbus.bot.BotConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;

/** One request and its answer, within a time and of a bounded size. */
@ApplicationScoped
class Exchange {
    private static final String VERSION = "/api/v10";
    /** In the form Discord asks of those who use its API. */
    private static final String USER_AGENT = "DiscordBot (https://pteronimbus.io, 1)";

    private static final int LARGEST_ANSWER = 8 << 20;
    private static final int MOST_WAITING = 256;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);

    private final HttpClient client;
    private final BotConfig config;

    Exchange(Vertx vertx, BotConfig config) {
        this.config = config;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) CONNECT_WITHIN.toMillis())
                .setMaxPoolSize(config.connections())
                .setMaxWaitQueueSize(MOST_WAITING)
                .setDecompressionSupported(true));
    }

    /** Fails when Discord is not reached, does not answer in time, or answers too much. */
    Future<Reply> get(String token, Route route) {
        var request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(config.apiUrl() + VERSION + route.uri())
                .setTimeout(config.answerWithin().toMillis())
                .putHeader("Authorization", "Bot " + token)
                .putHeader("User-Agent", USER_AGENT)
                .putHeader("Accept", "application/json");
        return client.request(request).compose(sent -> sent.send().compose(answer -> read(sent, answer)));
    }

    private static Future<Reply> read(HttpClientRequest request, HttpClientResponse answer) {
        Promise<Reply> read = Promise.promise();
        var body = Buffer.buffer();
        answer.exceptionHandler(read::tryFail);
        answer.handler(part -> {
            if (body.length() + part.length() > LARGEST_ANSWER) {
                read.tryFail(new IOException("an answer of more than " + LARGEST_ANSWER + " bytes"));
                request.reset();
            } else {
                body.appendBuffer(part);
            }
        });
        answer.endHandler(end -> read.tryComplete(new Reply(answer.statusCode(), answer.headers(), body)));
        return read.future();
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
