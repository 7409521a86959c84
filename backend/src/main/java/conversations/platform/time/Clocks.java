package conversations.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The application's clock: whole milliseconds, UTC. Whatever runs within {@link #at} sees the time given there. */
@ApplicationScoped
public class Clocks {
    private static final ScopedValue<Instant> SET = ScopedValue.newInstance();
    private static final Clock SYSTEM = Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));

    /** Runs {@code action} as if it were {@code time}: for demo data of the past and for tests of what takes hours. */
    public static void at(Instant time, Runnable action) {
        ScopedValue.where(SET, time).run(action);
    }

    @Produces
    @ApplicationScoped
    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return SET.isBound() ? SET.get() : SYSTEM.instant();
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
