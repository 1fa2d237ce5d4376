package io.portside.engine.files;

import java.time.Duration;

/**
 * How exact an entry's modification time is.
 *
 * @param precision the unit below which nothing is known
 * @param zoneKnown false when a server told its local time and its zone is not known: whole hours may be wrong
 */
public record TimeQuality(Precision precision, boolean zoneKnown) {
    /** Seconds or better, in UTC: local files, MLSD, MDTM. */
    public static final TimeQuality EXACT = new TimeQuality(Precision.SECOND, true);

    /** The unit below which nothing is known; a time is the beginning of that unit. */
    public enum Precision {
        SECOND(Duration.ofSeconds(1)), MINUTE(Duration.ofMinutes(1)), DAY(Duration.ofDays(1));

        private final Duration unit;

        Precision(Duration unit) {
            this.unit = unit;
        }

        /** How long the unit is. */
        public Duration unit() {
            return unit;
        }
    }

    /** Known to the minute or day only. */
    public boolean coarse() {
        return precision != Precision.SECOND;
    }
}
