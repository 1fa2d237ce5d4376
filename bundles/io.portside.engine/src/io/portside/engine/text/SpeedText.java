package io.portside.engine.text;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A limit of speed as someone types it: KiB a second, nothing for none. Pure, any thread. */
public final class SpeedText {
    private static final BigDecimal KIB = BigDecimal.valueOf(1024);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}([.,]\\d{1,10})?"); //$NON-NLS-1$

    private SpeedText() {}

    /** Exactly: every number of bytes comes back as it was. */
    public static String text(long bytesPerSecond) {
        return bytesPerSecond == 0
                ? "" //$NON-NLS-1$
                : BigDecimal.valueOf(bytesPerSecond).divide(KIB).stripTrailingZeros().toPlainString();
    }

    /** Bytes a second; 0 where nothing was typed, empty where it is no number. */
    public static Optional<Long> bytes(String text) {
        if (text.isBlank()) {
            return Optional.of(0L);
        }
        if (!NUMBER.matcher(text.strip()).matches()) {
            return Optional.empty();
        }
        BigDecimal bytes = new BigDecimal(text.strip().replace(',', '.')).multiply(KIB);
        // Less than a byte a second would be none at all, which means no limit.
        return Optional.of(Math.max(bytes.signum(), bytes.longValue()));
    }
}
