package conversations.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The whole demo: the order in which its parts start, and how they end. */
final class Demo {
    private static final Duration HELPER_START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration BACKEND_START_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    private final Settings settings;
    private final Programs programs;
    private final Database database;
    private final ProcessList processList;
    private final List<ChildProcess> running = new ArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean begun;
    private volatile boolean failed;

    Demo(Settings settings) {
        this.settings = settings;
        this.programs = new Programs(settings);
        this.database = new Database(settings);
        this.processList = new ProcessList(settings);
    }

    /** Runs until a part of it ends; throws {@link LaunchException} then, or when it can't be started. */
    void run() {
        var started = System.nanoTime();
        prepare();
        begun = true;
        System.out.println("Starting PostgreSQL, the demo sign-in, the mail catcher and the backend ...");
        processList.open(settings);
        start();
        System.out.println(WelcomeMessage.text(settings, Duration.ofNanos(System.nanoTime() - started)));
        awaitEndOfAny();
    }

    /** Ends everything that was begun, in reverse order, after {@code main} gave up. True unless it was a failure. */
    boolean stop(Thread main) {
        stopping.countDown();
        if (!failed) {
            main.interrupt();
            join(main);
        }
        if (begun) {
            running.reversed().forEach(child -> Processes.stop(child.process(), STOP_TIMEOUT));
            database.stop();
            processList.close();
            // An interrupted start may leave PostgreSQL's tools for creating its data.
            ProcessHandle.current().descendants().forEach(tool -> Processes.stop(tool, STOP_TIMEOUT));
            System.out.println("Stopped. The data are in " + settings.dataDir());
        }
        return !failed;
    }

    /** True as soon as {@link #stop} was called; false when it was not within {@code limit}. */
    boolean awaitStop(Duration limit) {
        try {
            return stopping.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    void fail() {
        failed = true;
    }

    // Checks everything that can be checked before anything is started.
    private void prepare() {
        programs.requireBuilt();
        DataFolder.claim(settings.dataDir());
        processList.stopLeftovers();
        database.stop();
        database.requireSameMajor();
        Ports.requireFree(settings);
        try {
            DataFolder.delete(settings.logs());
            Files.createDirectories(settings.logs());
        } catch (IOException e) {
            throw new LaunchException("The logs in %s can't be replaced (%s).".formatted(settings.logs(), e), e);
        }
    }

    private void start() {
        var mail = begin(programs.mailCatcher());
        var signIn = begin(programs.signIn());
        database.start();
        database.postgresProcess().process().ifPresent(processList::add);
        signIn.awaitReady(URI.create("http://127.0.0.1:" + settings.signInPort() + "/jwks"), HELPER_START_TIMEOUT);
        mail.awaitReady(URI.create("http://127.0.0.1:" + settings.mailPagePort() + "/healthz"), HELPER_START_TIMEOUT);
        for (var number = 1; number <= settings.nodes(); number++) {
            var backend = begin(programs.backend(database, number));
            backend.awaitReady(
                    URI.create("http://127.0.0.1:" + settings.port(number) + "/q/health/ready"), BACKEND_START_TIMEOUT);
        }
        if (settings.isDevelopment()) {
            begin(programs.viteServer())
                    .awaitReady(URI.create("http://127.0.0.1:" + settings.vitePort()), HELPER_START_TIMEOUT);
        }
    }

    private ChildProcess begin(ChildProcess child) {
        running.add(child);
        processList.add(child.process());
        return child;
    }

    private void awaitEndOfAny() {
        var watched = new ArrayList<>(running);
        database.postgresProcess()
                .process()
                .ifPresent(server -> watched.add(new ChildProcess("PostgreSQL", server, database.log())));
        try {
            CompletableFuture.anyOf(watched.stream()
                            .map(child -> child.process().onExit())
                            .toArray(CompletableFuture[]::new))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new LaunchException("Interrupted.", e);
        }
        var ended = watched.stream()
                .filter(child -> !child.process().isAlive())
                .findFirst()
                .orElseThrow();
        throw new LaunchException("The %s has ended, so everything stops.\n%s".formatted(ended.name(), ended.tail()));
    }

    private static void join(Thread thread) {
        try {
            thread.join(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
