package io.pteronimbus.auth.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things as close together as threads can. */
public final class AtOnce {

    private AtOnce() {}

    /** What came of each, in the order given. */
    public static <T> List<T> all(List<? extends Callable<T>> works) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(works.size())) {
            var begun = new ArrayList<Future<T>>();
            for (var work : works) {
                begun.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (var one : begun) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
