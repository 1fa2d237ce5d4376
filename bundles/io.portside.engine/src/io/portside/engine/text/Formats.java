package io.portside.engine.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import org.eclipse.osgi.util.NLS;

/** Sizes, times, durations and speeds as text of one locale and zone. Immutable, any thread. */
public final class Formats {
    private static final int KIB = 1024;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final Locale locale;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter day;
    private final DateTimeFormatter hours;
    private final DateTimeFormatter clock;

    public Formats(Locale locale, ZoneId zone) {
        this.locale = locale;
        moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(locale).withZone(zone);
        day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).withZone(zone);
        hours = DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withLocale(locale).withZone(zone);
        clock = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", locale).withZone(zone); //$NON-NLS-1$
    }

    /** This computer's locale and zone as they are now. */
    public static Formats here() {
        return new Formats(Locale.getDefault(Locale.Category.FORMAT), ZoneId.systemDefault());
    }

    /** Short: {@code 17 bytes}, {@code 1.5 KiB}, {@code 123 MiB}. */
    public String size(long bytes) {
        if (Math.abs(bytes) < KIB) {
            return exactSize(bytes);
        }
        String[] units = {Messages.kib, Messages.mib, Messages.gib, Messages.tib, Messages.pib};
        double value = (double) bytes / KIB;
        int unit = 0;
        // The half step keeps 1,048,575 bytes from being shown as 1,024 KiB.
        while (unit < units.length - 1 && Math.abs(value) >= KIB - 0.5) {
            value /= KIB;
            unit++;
        }
        return NLS.bind(units[unit], decimal(value, Math.abs(value) < 99.95 ? 1 : 0));
    }

    /** Every byte: {@code 1,234,567 bytes}. */
    public String exactSize(long bytes) {
        return bytes == 1 ? Messages.oneByte : NLS.bind(Messages.bytes, number(bytes));
    }

    /** Grouped as the locale does. */
    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /** {@code 1.2 MiB/s}; empty for nothing. */
    public String speed(long bytesPerSecond) {
        return bytesPerSecond <= 0 ? "" : NLS.bind(Messages.perSecond, size(bytesPerSecond)); //$NON-NLS-1$
    }

    /** Date and time to the second. */
    public String time(Instant instant) {
        return moment.format(instant);
    }

    /** The time of the day where that was today, else date and time. */
    public String lately(Instant instant, Instant now) {
        return day.format(instant).equals(day.format(now)) ? hours.format(instant) : moment.format(instant);
    }

    /** The date only. */
    public String date(Instant instant) {
        return day.format(instant);
    }

    /** {@code 14:03:59.123}, for logs. */
    public String clock(Instant instant) {
        return clock.format(instant);
    }

    /** A wait, finely: {@code 45 ms}, {@code 0.6 s}, {@code 12 s}, {@code 3 min 12 s}. */
    public String wait(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis == 0) {
            return NLS.bind(Messages.seconds, number(0));
        }
        if (millis < 95) {
            return NLS.bind(Messages.millis, number(millis));
        }
        if (millis < 9_950) {
            return NLS.bind(Messages.seconds, decimal(millis / 1000.0, 1));
        }
        return duration(duration);
    }

    /** To the second, and coarser when long: {@code 12 s}, {@code 3 min 12 s}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
    public String duration(Duration duration) {
        long seconds = Math.max(0, (duration.toMillis() + 500) / 1000);
        if (seconds < MINUTE) {
            return NLS.bind(Messages.seconds, number(seconds));
        }
        if (seconds < HOUR) {
            return NLS.bind(Messages.minutesSeconds, number(seconds / MINUTE), number(seconds % MINUTE));
        }
        if (seconds < DAY) {
            return NLS.bind(Messages.hoursMinutes, number(seconds / HOUR), number(seconds % HOUR / MINUTE));
        }
        return NLS.bind(Messages.daysHours, number(seconds / DAY), number(seconds % DAY / HOUR));
    }

    /** {@code 42 %}, rounded down so that 100 % means done; empty while the whole is unknown. */
    public String percent(long done, long whole) {
        return whole <= 0 ? "" : NLS.bind(Messages.percent, number(permille(done, whole) / 10)); //$NON-NLS-1$
    }

    /** 0 to 1000. */
    public static int permille(long done, long whole) {
        if (whole <= 0 || done <= 0) {
            return 0;
        }
        return done >= whole ? 1000 : (int) (done / (double) whole * 1000);
    }

    private String decimal(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }
}
