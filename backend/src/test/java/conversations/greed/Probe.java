package conversations.greed;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures another caller's requests. Ten requests begin in each second whether earlier ones are answered or not, so that a
 * standstill counts for as long as it lasts.
 */
final class Probe implements AutoCloseable {
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final List<Future<Sample>> samples = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final java.util.concurrent.ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread clock;

    /** @param status of the answer, 0 where none came */
    private record Sample(double millis, int status) {}

    /** @param millis sorted */
    record Result(List<Double> millis, long failed) {
        double median() {
            return millis.get(millis.size() / 2);
        }

        double p95() {
            return millis.get(millis.size() * 95 / 100);
        }
    }

    Probe(Client client) {
        clock = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                synchronized (samples) {
                    samples.add(threads.submit(() -> sample(client)));
                }
                LockSupport.parkNanos(PERIOD_NANOS);
            }
        });
    }

    private static Sample sample(Client client) {
        var start = System.nanoTime();
        var status = 0;
        try {
            HttpResponse<String> answer = client.send(client.request("/conversations"));
            status = answer.statusCode();
        } catch (AssertionError e) {
            // counted as no answer
        }
        return new Sample((System.nanoTime() - start) / 1e6, status);
    }

    /** Ends it, and waits for the last answers. */
    Result result() throws InterruptedException {
        over.set(true);
        clock.join();
        var all = new ArrayList<Sample>();
        for (var sample : samples) {
            try {
                all.add(sample.get());
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return new Result(
                all.stream().map(Sample::millis).sorted().toList(),
                all.stream().filter(sample -> sample.status() != 200).count());
    }

    @Override
    public void close() {
        over.set(true);
        threads.shutdownNow();
    }
}
