package io.portside.engine.sync.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a pair is due. A change waits until nothing has changed for a moment, though not for ever; a failure makes it wait
 * longer each time, whatever changes meanwhile. Pure; not for several threads.
 */
final class Rhythm {
    /** Programs write many files in a row, and one file in several goes. */
    static final Duration QUIET = Duration.ofSeconds(2);
    /** Something that changes all the time, a log, must not keep everything else from being copied. */
    static final Duration LONGEST = Duration.ofSeconds(30);
    /** A clock that is kept in time moves by less. */
    static final Duration JUMP = Duration.ofMinutes(1);
    static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    static final Duration LAST_RETRY = Duration.ofMinutes(30);

    private final Optional<Duration> every;
    private Optional<Instant> firstChange = Optional.empty();
    private Optional<Instant> lastChange = Optional.empty();
    private Optional<Instant> byClock;
    private Optional<Instant> retry = Optional.empty();
    private int failures;
    private Instant latest;

    /** Due at once: nobody knows what happened while the program did not run. */
    Rhythm(Optional<Duration> every, Instant now) {
        this.every = every;
        this.byClock = Optional.of(now);
        this.latest = now;
    }

    /** What the clock says now. When it was set back, everything that waits comes so much earlier too. */
    void tick(Instant now) {
        if (now.isBefore(latest.minus(JUMP))) {
            Duration back = Duration.between(latest, now);
            firstChange = firstChange.map(time -> time.plus(back));
            lastChange = lastChange.map(time -> time.plus(back));
            byClock = byClock.map(time -> time.plus(back));
            retry = retry.map(time -> time.plus(back));
        }
        latest = now;
    }

    void changed(Instant now) {
        firstChange = firstChange.or(() -> Optional.of(now));
        lastChange = Optional.of(now);
    }

    /** Empty: not before something changes. */
    Optional<Instant> due() {
        if (retry.isPresent()) {
            return retry;
        }
        Optional<Instant> change = lastChange.map(last -> earlier(last.plus(QUIET), firstChange.get().plus(LONGEST)));
        return Stream.concat(change.stream(), byClock.stream()).min(Instant::compareTo);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** It is being looked at: what changes from now on is new. */
    void begins() {
        firstChange = Optional.empty();
        lastChange = Optional.empty();
        byClock = Optional.empty();
        retry = Optional.empty();
    }

    void succeeded(Instant now) {
        failures = 0;
        byClock = every.map(now::plus);
    }

    /** Not later than then, because changes are not heard. */
    void unwatched(Instant latest) {
        byClock = Optional.of(byClock.map(time -> earlier(time, latest)).orElse(latest));
    }

    /** How long it waits now. */
    Duration failed(Instant now) {
        Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 10));
        failures++;
        return later(now, pause.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : pause);
    }

    /** Somebody else is at it: no failure, but not now. */
    Duration busy(Instant now) {
        return later(now, FIRST_RETRY);
    }

    private Duration later(Instant now, Duration pause) {
        retry = Optional.of(now.plus(pause));
        return pause;
    }
}
