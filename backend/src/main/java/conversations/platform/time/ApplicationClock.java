package conversations.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The application's clock: whole milliseconds, UTC. Code that runs within {@link #runAt} sees the time given there. */
@ApplicationScoped
public class ApplicationClock {
    private static final ScopedValue<Instant> FIXED_TIME = ScopedValue.newInstance();
    private static final Clock SYSTEM = Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));

    /**
     * Runs {@code action} with the clock set to {@code time}: for demo data of the past and for tests of what takes hours.
     */
    public static void runAt(Instant time, Runnable action) {
        ScopedValue.where(FIXED_TIME, time).run(action);
    }

    @Produces
    @ApplicationScoped
    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return FIXED_TIME.isBound() ? FIXED_TIME.get() : SYSTEM.instant();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("times are UTC here");
            }
        };
    }
}
