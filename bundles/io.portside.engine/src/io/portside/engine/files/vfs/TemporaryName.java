package io.portside.engine.files.vfs;

import java.util.concurrent.ThreadLocalRandom;

/** Names of unfinished files. */
final class TemporaryName {
    private TemporaryName() {}

    /** {@code .portside-xxxxxxxx.part} with random hexadecimal digits. */
    static String make() {
        return String.format(".portside-%08x.part", ThreadLocalRandom.current().nextInt());
    }
}
