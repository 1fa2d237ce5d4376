package io.portside.ftp.transfer;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Names of what an upload leaves in a folder for a moment: {@code .portside-1a2b3c4d.part} for the new file that is not
 * complete yet, {@code .portside-1a2b3c4d.old} for the one that it replaces. Hidden by the leading dot, of the same
 * folder so that a rename moves nothing, 23 characters at most, plain ASCII, and unlike anything that people call files.
 */
public final class TemporaryName {
    private static final Pattern PART = Pattern.compile("\\.portside-[0-9a-f]{8}\\.part");
    private static final Pattern OLD = Pattern.compile("\\.portside-[0-9a-f]{8}\\.old");

    private TemporaryName() {}

    /** A new name for an incomplete file. */
    static String part() {
        return ".portside-" + hex() + ".part";
    }

    /** A new name for a complete file that is being replaced. */
    static String old() {
        return ".portside-" + hex() + ".old";
    }

    /** Whether {@code name} is an incomplete upload of ours, possibly of a run that was killed. Never the only copy of anything. */
    public static boolean matches(String name) {
        return PART.matcher(name).matches();
    }

    /**
     * Whether {@code name} is a file that an upload had moved aside. When the upload was killed just then, this is the
     * only copy of the old version: never delete it unasked.
     */
    public static boolean isAside(String name) {
        return OLD.matcher(name).matches();
    }

    private static String hex() {
        return String.format("%08x", ThreadLocalRandom.current().nextInt());
    }
}
