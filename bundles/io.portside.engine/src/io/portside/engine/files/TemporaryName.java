package io.portside.engine.files;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Names of files that are ours for a moment: hidden, recognisable, and nobody else's. */
public final class TemporaryName {
    private static final Pattern UNFINISHED = Pattern.compile("\\.portside-[0-9a-f]{8}\\.part");

    private TemporaryName() {}

    /** For a file that is being written: {@code .portside-xxxxxxxx.part} with random hexadecimal digits. */
    public static String make() {
        return random() + ".part";
    }

    /** For a file that stepped aside for another; not worthless like an unfinished one. */
    public static String aside() {
        return random() + ".old";
    }

    /** Whether a name is that of an unfinished file. */
    public static boolean is(String name) {
        return UNFINISHED.matcher(name).matches();
    }

    private static String random() {
        return String.format(".portside-%08x", ThreadLocalRandom.current().nextInt());
    }
}
