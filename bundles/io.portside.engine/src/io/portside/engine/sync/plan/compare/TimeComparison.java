package io.portside.engine.sync.plan.compare;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.TimeQuality.Precision;
import io.portside.engine.sync.tree.Stamp;

/** Compares modification times that are not equally exact. Pure, any thread. */
public final class TimeComparison {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    /** Zones reach from UTC-12 to UTC+14. */
    private static final int ONE_ZONE = 14 * 4;
    private static final int TWO_ZONES = 26 * 4;
    private static final Duration FAT_UNIT = Duration.ofSeconds(2);

    private TimeComparison() {}

    /** Whether a file's time on one side is what it was there before. */
    public static boolean sameSide(Stamp before, Stamp now) {
        if (within(before, now, Duration.ZERO) || daylightSaving(before, now)) {
            return true;
        }
        // A zone that is unknown both times is the same unknown one; it matters when it was learned in between.
        return before.quality().zoneKnown() != now.quality().zoneKnown() && quarters(before, now, ONE_ZONE);
    }

    /**
     * Whether times of the two sides may be the same moment.
     *
     * @param fat whether one of the sides may be a FAT file system, which keeps even seconds only
     */
    public static boolean acrossSides(Stamp left, Stamp right, boolean fat) {
        if (within(left, right, Duration.ZERO) || daylightSaving(left, right)) {
            return true;
        }
        boolean known = left.quality().zoneKnown();
        boolean otherKnown = right.quality().zoneKnown();
        if (!known || !otherKnown) {
            return quarters(left, right, known || otherKnown ? ONE_ZONE : TWO_ZONES);
        }
        return fat && !coarse(left) && !coarse(right) && (even(left) || even(right))
                && Duration.between(left.time(), right.time()).abs().compareTo(FAT_UNIT) <= 0;
    }

    /**
     * By how many quarters of an hour the left time has to be moved to be the right one, where a zone is not known; empty
     * where none is needed, none helps, or many would.
     */
    public static OptionalInt zoneShift(Stamp left, Stamp right) {
        boolean known = left.quality().zoneKnown();
        boolean otherKnown = right.quality().zoneKnown();
        // A day is so long that many zones would do.
        boolean day = left.quality().precision() == Precision.DAY || right.quality().precision() == Precision.DAY;
        if (known && otherKnown || day || within(left, right, Duration.ZERO)) {
            return OptionalInt.empty();
        }
        int most = known || otherKnown ? ONE_ZONE : TWO_ZONES;
        return IntStream.rangeClosed(-most, most).filter(i -> within(left, right, QUARTER.multipliedBy(i))).findFirst();
    }

    /**
     * By how many quarters of an hour the left time has to be moved to be the right one, whatever is said of zones; empty
     * where none helps, or many would.
     */
    public static OptionalInt shift(Stamp left, Stamp right) {
        boolean day = left.quality().precision() == Precision.DAY || right.quality().precision() == Precision.DAY;
        return day
                ? OptionalInt.empty()
                : IntStream.rangeClosed(-TWO_ZONES, TWO_ZONES).filter(i -> moved(left, right, i)).findFirst();
    }

    /** Whether the left time is the right one when it is moved by so many quarters of an hour. */
    public static boolean moved(Stamp left, Stamp right, int quarters) {
        return within(left, right, QUARTER.multipliedBy(quarters));
    }

    /** Whether {@code one} is later than {@code other} for sure, whatever zones and daylight saving time do. */
    public static boolean surelyLater(Stamp one, Stamp other) {
        if (!one.quality().zoneKnown() || !other.quality().zoneKnown()) {
            return false;
        }
        Instant end = end(other);
        if (coarse(one) || coarse(other)) {
            end = end.plus(HOUR);
        }
        return !one.time().isBefore(end) && one.time().isAfter(other.time());
    }

    /** LIST tells the server's local time: when its clock is put forward or back, all times move by an hour. */
    private static boolean daylightSaving(Stamp one, Stamp other) {
        return (loose(one) || loose(other)) && (within(one, other, HOUR) || within(one, other, HOUR.negated()));
    }

    private static boolean quarters(Stamp one, Stamp other, int most) {
        for (int i = -most; i <= most; i++) {
            if (within(one, other, QUARTER.multipliedBy(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the finer time, as an interval, is inside the coarser one, with {@code one} moved by {@code shift}. */
    private static boolean within(Stamp one, Stamp other, Duration shift) {
        Instant moved = one.time().plus(shift);
        Duration unit = one.quality().precision().unit();
        Duration otherUnit = other.quality().precision().unit();
        int order = unit.compareTo(otherUnit);
        if (order == 0) {
            return coarse(one) ? moved.equals(other.time()) : sameSecond(moved, other.time());
        }
        Instant coarseStart = order > 0 ? moved : other.time();
        Instant coarseEnd = coarseStart.plus(order > 0 ? unit : otherUnit);
        Instant fine = order > 0 ? other.time() : moved;
        return !fine.isBefore(coarseStart) && fine.isBefore(coarseEnd);
    }

    /** To the millisecond where both have a fraction; who tells whole seconds cannot say more. */
    private static boolean sameSecond(Instant one, Instant other) {
        boolean fractions = one.getNano() != 0 && other.getNano() != 0;
        ChronoUnit unit = fractions ? ChronoUnit.MILLIS : ChronoUnit.SECONDS;
        return one.truncatedTo(unit).equals(other.truncatedTo(unit));
    }

    private static boolean even(Stamp stamp) {
        return stamp.time().getNano() == 0 && stamp.time().getEpochSecond() % 2 == 0;
    }

    private static boolean coarse(Stamp stamp) {
        return stamp.quality().coarse();
    }

    /** Whether the time comes out of a LIST. */
    private static boolean loose(Stamp stamp) {
        TimeQuality quality = stamp.quality();
        return quality.coarse() || !quality.zoneKnown();
    }

    private static Instant end(Stamp stamp) {
        return stamp.time().plus(stamp.quality().precision().unit());
    }
}
